package org.postern.live;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.postern.web.LiveSessions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open event streams of this node. They only ever say "changed": the page fetches. */
@Component
class Streams {

    // None of its own: a stream ends with its session, its page or this node.
    private static final long NO_TIMEOUT = 0;
    private static final int MOST_OF_SESSION = 8;

    private final Map<SseEmitter, Watcher> open = new ConcurrentHashMap<>();
    // Longer than a page takes to load on a slow line.
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    // From reading a page's rows to its time, and between the clocks of two nodes.
    private static final Duration LEEWAY = Duration.ofSeconds(2);

    private record Told(Instant at, Change change) {}

    private final Deque<Told> recent = new ConcurrentLinkedDeque<>();
    private final LiveSessions sessions;
    private final Clock clock;

    Streams(LiveSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Opens a stream for a page.
     *
     * @param made when the page was made: what changed since then is told at once
     */
    SseEmitter open(Watcher watcher, Instant made) {
        var stream = new SseEmitter(NO_TIMEOUT);
        stream.onCompletion(() -> open.remove(stream));
        stream.onError(fault -> open.remove(stream));
        stream.onTimeout(() -> open.remove(stream));
        endSurplus(watcher.sessionId());
        open.put(stream, watcher);
        // Lets the page know at once that it listens.
        send(stream, SseEmitter.event().comment("open"));
        var since = made.minus(LEEWAY);
        if (recent.stream()
                .anyMatch(told -> told.at().isAfter(since) && watcher.isConcerned(told.change()))) {
            send(stream, changed());
        }
        return stream;
    }

    // A browser needs one; a few more for those that cannot share it between tabs.
    private void endSurplus(String sessionId) {
        var own =
                open.entrySet().stream()
                        .filter(one -> one.getValue().sessionId().equals(sessionId))
                        .map(Map.Entry::getKey)
                        .toList();
        own.stream().limit(Math.max(0, own.size() + 1 - MOST_OF_SESSION)).forEach(this::end);
    }

    void tell(Change change) {
        var now = clock.instant();
        recent.removeIf(told -> told.at().isBefore(now.minus(REMEMBERED)));
        recent.add(new Told(now, change));
        tell(watcher -> watcher.isConcerned(change));
    }

    void tellAll() {
        tell(watcher -> true);
    }

    private void tell(Predicate<Watcher> concerned) {
        open.forEach(
                (stream, watcher) -> {
                    if (concerned.test(watcher)) {
                        send(stream, changed());
                    }
                });
    }

    private static SseEmitter.SseEventBuilder changed() {
        return SseEmitter.event().name("changed").data("");
    }

    /**
     * Ends the streams of people whose session or access has ended, and finds pages that were
     * closed.
     */
    @Scheduled(fixedDelay = 4_000)
    void check() {
        open.forEach(
                (stream, watcher) -> {
                    if (sessions.isLive(watcher.sessionId(), watcher.patientIds())) {
                        send(stream, SseEmitter.event().comment("still here"));
                    } else {
                        end(stream);
                    }
                });
    }

    /** When this node last told of a thread, for a minute after it; else long ago. */
    Instant told(UUID threadId) {
        return recent.stream()
                .filter(one -> one.change().threadId().equals(threadId))
                .map(Told::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The practices whose pages are open. */
    Set<UUID> practices() {
        return open.values().stream().map(Watcher::practiceId).collect(Collectors.toSet());
    }

    void endAll() {
        open.keySet().forEach(this::end);
    }

    private void end(SseEmitter stream) {
        open.remove(stream);
        stream.complete();
    }

    private void send(SseEmitter stream, SseEmitter.SseEventBuilder event) {
        try {
            stream.send(event);
        } catch (IOException | IllegalStateException e) {
            open.remove(stream);
        }
    }
}

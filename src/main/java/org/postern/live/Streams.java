package org.postern.live;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final Duration FORGET = Duration.ofMinutes(1);

    private final Map<SseEmitter, Watcher> open = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> told = new ConcurrentHashMap<>();
    private final LiveSessions sessions;
    private final Clock clock;

    Streams(LiveSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    SseEmitter open(Watcher watcher) {
        var stream = new SseEmitter(NO_TIMEOUT);
        stream.onCompletion(() -> open.remove(stream));
        stream.onError(fault -> open.remove(stream));
        stream.onTimeout(() -> open.remove(stream));
        open.put(stream, watcher);
        // Lets the page know at once that it listens.
        send(stream, SseEmitter.event().comment("open"));
        return stream;
    }

    void tell(Change change) {
        told.put(change.threadId(), clock.instant());
        tell(watcher -> watcher.isConcerned(change));
    }

    void tellAll() {
        tell(watcher -> true);
    }

    private void tell(Predicate<Watcher> concerned) {
        open.forEach(
                (stream, watcher) -> {
                    if (concerned.test(watcher)) {
                        send(stream, SseEmitter.event().name("changed").data(""));
                    }
                });
    }

    /**
     * Ends the streams of people whose session or access has ended, and finds pages that were
     * closed.
     */
    @Scheduled(fixedDelay = 4_000)
    void check() {
        told.values().removeIf(time -> time.plus(FORGET).isBefore(clock.instant()));
        open.forEach(
                (stream, watcher) -> {
                    if (sessions.isLive(watcher.sessionId())) {
                        send(stream, SseEmitter.event().comment("still here"));
                    } else {
                        end(stream);
                    }
                });
    }

    /** When this node last told of a thread, for a minute after it; else long ago. */
    Instant told(UUID threadId) {
        return told.getOrDefault(threadId, Instant.EPOCH);
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

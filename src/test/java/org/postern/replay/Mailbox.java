package org.postern.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The demo's mail, as {@code /dev/mail} shows it. */
final class Mailbox {

    /**
     * A mail.
     *
     * @param id the beginning of its Message-ID, which names its batch
     */
    record Mail(String id, String to, String subject) {

        /** When its batch was gathered: its id is a UUID of version 7, which begins with that. */
        Instant gathered() {
            return Instant.ofEpochMilli(Long.parseLong(id.replace("-", "").substring(0, 12), 16));
        }

        boolean isLink() {
            return subject.startsWith("Your link to ");
        }

        boolean isToPatient() {
            return subject.startsWith("New message from ");
        }

        boolean isToPractice() {
            return subject.matches("\\d+ new portal messages?");
        }
    }

    private final Browser browser;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Set<String> before;

    /** What is there now is not of this run. */
    Mailbox(Browser browser) {
        this.browser = browser;
        this.before = all().stream().map(Mail::id).collect(Collectors.toSet());
    }

    /** All mails there are. */
    List<Mail> all() {
        return browser.get("/dev/mail?most=100000").html().select("a.thread-row").stream()
                .map(
                        row ->
                                new Mail(
                                        row.attr("href").replaceFirst(".*/", ""),
                                        row.select(".thread-who").text(),
                                        row.select(".thread-subject").text()))
                .toList();
    }

    /** The mails of this run, oldest first. */
    List<Mail> ofThisRun() {
        return all().stream()
                .filter(mail -> !before.contains(mail.id()))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    String text(Mail mail) {
        return texts.computeIfAbsent(
                mail.id(), id -> browser.get("/dev/mail/" + id).one(".message-text").wholeText());
    }

    /** The address that a link to register leads to. */
    String link(Mail mail) {
        return browser.get("/dev/mail/" + mail.id()).one(".message-text a").attr("href");
    }

    /** Looks again and again until something is so, at most so long. */
    void await(Duration most, BooleanSupplier reached) {
        var end = Instant.now().plus(most);
        while (!reached.getAsBoolean() && Instant.now().isBefore(end)) {
            Crowd.sleep(Duration.ofSeconds(1));
        }
    }
}

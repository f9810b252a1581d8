package org.postern.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mails that tell the practice of its patients' messages. Each states how many it tells: of
 * those that are still unread, so no user may open a thread before all are told. The mails of a run
 * must tell as many messages as were taken. The expected batches are the distinct mails, and one
 * more for each message that none tells, one less for each told again. Nobody else may write to the
 * practice meanwhile.
 */
final class PracticeMail {

    private static final Pattern COUNT = Pattern.compile("(?m)^- (\\d+) new messages? for ");

    private final Mailbox mailbox;
    private Instant began = Instant.MAX;

    PracticeMail(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * Begins with the next mail, once the practice was told of what its users had not read before:
     * else that mail would tell of it, too.
     */
    void begin(List<Clinic> users) {
        var unread =
                users.stream()
                        .flatMap(user -> user.newestUnread().stream())
                        .max(Comparator.naturalOrder());
        unread.ifPresent(at -> mailbox.await(Duration.ofSeconds(75), () -> wasTold(at)));
        began = Instant.now();
    }

    private boolean wasTold(Instant arrival) {
        return newest(mailbox.all()).filter(mail -> mail.gathered().isAfter(arrival)).isPresent();
    }

    private static Optional<Mailbox.Mail> newest(List<Mailbox.Mail> mails) {
        return mails.stream()
                .filter(Mailbox.Mail::isToPractice)
                .max(Comparator.comparing(Mailbox.Mail::gathered));
    }

    /** Waits until so many messages are told. */
    void await(int messages) {
        mailbox.await(Duration.ofMinutes(3), () -> toldMessages() >= messages);
    }

    private int toldMessages() {
        return mails().stream().mapToInt(this::count).sum();
    }

    private List<Mailbox.Mail> mails() {
        return mailbox.ofThisRun().stream()
                .filter(mail -> mail.isToPractice() && mail.gathered().isAfter(began))
                .toList();
    }

    private int count(Mailbox.Mail mail) {
        return COUNT.matcher(mailbox.text(mail))
                .results()
                .mapToInt(line -> Integer.parseInt(line.group(1)))
                .sum();
    }

    /** The batches now, after so many messages were taken. */
    Batches batches(int taken, Tally tally) {
        var mails = mails();
        var missing = taken - toldMessages();
        if (missing != 0) {
            tally.problem(
                    "the practice was told of %d messages, not %d, by the mails %s"
                            .formatted(
                                    taken - missing,
                                    taken,
                                    mails.stream().map(Mailbox.Mail::id).toList()));
        }
        return new Batches(mails.size(), mails.size() + missing);
    }
}

package org.postern.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The mails that tell patients of answers. They state no number, only (in their ids) when they were
 * gathered. The expected batches are the distinct mails, and one more for each patient who was not
 * told since the last answer, one less for each mail before which nothing new had been written to
 * its patient. No patient may open a thread before all are told.
 */
final class PatientMail {

    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(75);

    // A time is written before its row can be seen: most often so soon, at the latest so late.
    private static final Duration SEEN_SOON = Duration.ofSeconds(1);
    private static final Duration SEEN_LATE = Duration.ofSeconds(5);

    private final Mailbox mailbox;
    private final Map<String, List<Instant>> answers = new ConcurrentHashMap<>();

    PatientMail(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** An answer to a patient has been delivered at that time, as the thread shows it. */
    void answered(Patient patient, Instant delivered) {
        answers.computeIfAbsent(patient.email(), email -> new CopyOnWriteArrayList<>())
                .add(delivered);
    }

    /** Waits until every answered patient is told of the last answer. */
    void await() {
        var end = Instant.now().plus(LONGEST_WINDOW);
        mailbox.await(
                Duration.ofMinutes(3),
                () -> {
                    // A mail gathered while the last answer was being stored may not tell it.
                    var sure = Instant.now().isBefore(end);
                    return notTold(mails(), sure) == 0;
                });
    }

    private Map<String, List<Mailbox.Mail>> mails() {
        return mailbox.ofThisRun().stream()
                .filter(mail -> mail.isToPatient() && answers.containsKey(mail.to()))
                .collect(Collectors.groupingBy(Mailbox.Mail::to));
    }

    private int notTold(Map<String, List<Mailbox.Mail>> mails, boolean sure) {
        return (int)
                answers.entrySet().stream()
                        .filter(
                                one ->
                                        mails.getOrDefault(one.getKey(), List.of()).stream()
                                                .noneMatch(
                                                        mail -> tells(mail, one.getValue(), sure)))
                        .count();
    }

    private static boolean tells(Mailbox.Mail mail, List<Instant> answers, boolean sure) {
        var seen = sure ? mail.gathered().minus(SEEN_SOON) : mail.gathered();
        return answers.stream().noneMatch(at -> at.isAfter(seen));
    }

    /** The batches now. */
    Batches batches(Tally tally) {
        var mails = mails();
        var told = mails.values().stream().mapToInt(List::size).sum();
        var missing = notTold(mails, false);
        var again =
                mails.entrySet().stream()
                        .mapToInt(one -> toldAgain(one.getValue(), answers.get(one.getKey())))
                        .sum();
        if (missing + again > 0) {
            tally.problem(
                    "%d patients were not told of the last answer, %d batches were told again"
                            .formatted(missing, again));
        }
        return new Batches(told, told + missing - again);
    }

    private static int toldAgain(List<Mailbox.Mail> mails, List<Instant> answers) {
        var again = 0;
        var before = Instant.EPOCH;
        for (var mail : mails) {
            var from = before.minus(SEEN_LATE);
            if (answers.stream()
                    .noneMatch(at -> at.isAfter(from) && !at.isAfter(mail.gathered()))) {
                again++;
            }
            before = mail.gathered();
        }
        return again;
    }
}

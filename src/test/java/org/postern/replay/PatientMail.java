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

    /** An answer, stored at a time between these two. */
    private record Answer(Instant posted, Instant done) {}

    private final Mailbox mailbox;
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();

    PatientMail(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void answered(Patient patient, Instant posted) {
        answers.computeIfAbsent(patient.email(), email -> new CopyOnWriteArrayList<>())
                .add(new Answer(posted, Instant.now()));
    }

    /** Waits until every answered patient is told of the last answer. */
    void await() {
        var end = Instant.now().plus(LONGEST_WINDOW);
        mailbox.await(
                Duration.ofMinutes(3),
                () -> {
                    // A mail gathered while the last answer was being posted may not tell it.
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

    private static boolean tells(Mailbox.Mail mail, List<Answer> answers, boolean sure) {
        var last = answers.stream().map(sure ? Answer::done : Answer::posted);
        return last.noneMatch(at -> at.isAfter(mail.gathered()));
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

    private static int toldAgain(List<Mailbox.Mail> mails, List<Answer> answers) {
        var again = 0;
        var before = Instant.MIN;
        for (var mail : mails) {
            var from = before;
            if (answers.stream()
                    .noneMatch(
                            answer ->
                                    answer.done().isAfter(from)
                                            && answer.posted().isBefore(mail.gathered()))) {
                again++;
            }
            before = mail.gathered();
        }
        return again;
    }
}

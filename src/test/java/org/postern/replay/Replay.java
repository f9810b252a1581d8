package org.postern.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code bin/replay}: plays a data folder against a running server, and says what came of it. */
final class Replay {

    private static final int MOST_PROBLEMS = 10;

    private Replay() {}

    public static void main(String[] arguments) throws IOException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        try {
            finish(run(options));
        } catch (RuntimeException e) {
            System.err.println("The replay cannot go on: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void finish(Report report) {
        System.out.println(report.line());
        report.problems().stream().limit(MOST_PROBLEMS).forEach(System.err::println);
        if (report.problems().size() > MOST_PROBLEMS) {
            System.err.println("… and " + (report.problems().size() - MOST_PROBLEMS) + " more");
        }
        System.exit(report.addsUp() ? 0 : 1);
    }

    /** Plays; what goes wrong with one message is a problem of the report. */
    static Report run(Options options) {
        var start = Instant.now();
        var tally = new Tally();
        try (var crowd = new Crowd(options.concurrency(), tally)) {
            var batches = play(new Stage(options, tally, crowd));
            return Report.of(tally, batches, Duration.between(start, Instant.now()).toSeconds());
        }
    }

    private static Batches play(Stage stage) {
        var messages = stage.messages();
        var users = stage.users();
        var patients = stage.patients(users, messages.size());
        var practiceMail = new PracticeMail(stage.mailbox());
        practiceMail.begin(users);
        stage.say("quiet");

        var conversations = new Writing(stage).write(messages, patients, users);
        stage.say("%d messages sent", conversations.size());
        var told = stage.crowd().beside(() -> practiceMail.await(conversations.size()));
        new Searching(stage).find(conversations, false);
        stage.say("messages found");
        Crowd.join(told);
        stage.say("practice told");

        var patientMail = new PatientMail(stage.mailbox());
        new Answering(stage, patientMail).answer(conversations);
        stage.say("messages read and answered");
        var patientsTold = stage.crowd().beside(patientMail::await);
        new Searching(stage).find(conversations, true);
        stage.say("answers found");
        Crowd.join(patientsTold);
        stage.say("patients told");

        new Reading(stage).read(conversations);
        stage.say("answers read");
        var batches =
                practiceMail
                        .batches(conversations.size(), stage.tally())
                        .and(patientMail.batches(stage.tally()));
        stage.sayCounts();
        return batches;
    }

    /** The conversations of each user. */
    static List<Conversation> of(Clinic user, List<Conversation> all) {
        return all.stream().filter(one -> one.user() == user).toList();
    }
}

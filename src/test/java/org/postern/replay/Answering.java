package org.postern.replay;

import java.util.HashSet;
import java.util.List;

/** Users read what patients wrote, and answer. */
final class Answering {

    private final Stage stage;
    private final Tally tally;
    private final PatientMail patientMail;

    Answering(Stage stage, PatientMail patientMail) {
        this.stage = stage;
        this.tally = stage.tally();
        this.patientMail = patientMail;
    }

    void answer(List<Conversation> conversations) {
        var users = conversations.stream().map(Conversation::user).distinct().toList();
        stage.crowd().each(users, Clinic::name, user -> look(user, conversations));
        stage.crowd().each(conversations, one -> one.message().id(), this::readAndAnswer);
        var answered = conversations.stream().filter(one -> !one.answers().isEmpty()).toList();
        stage.crowd().each(answered, one -> one.message().id(), this::waitForDelivery);
    }

    // What was sent can be taken back for some seconds, and is delivered then.
    private void waitForDelivery(Conversation conversation) {
        Entry.of(conversation.user().delivered(conversation.thread())).stream()
                .filter(entry -> !entry.incoming())
                .forEach(entry -> patientMail.answered(conversation.patient(), entry.at()));
    }

    private void look(Clinic user, List<Conversation> all) {
        var own = Replay.of(user, all).stream().map(Conversation::thread).toList();
        var listed = user.list(new HashSet<>(own));
        own.stream()
                .filter(thread -> !listed.contains(thread))
                .forEach(thread -> tally.problem("thread " + thread + " is not in the inbox"));
    }

    private void readAndAnswer(Conversation conversation) {
        var page = conversation.user().open(conversation.thread());
        conversation.userSees(Entry.of(page), true, tally);
        for (var answer : conversation.message().answers()) {
            page = answer(conversation, page, answer);
        }
        conversation.userSees(Entry.of(page), false, tally);
    }

    private Page answer(Conversation conversation, Page page, Typed answer) {
        var twice = tally.sent.incrementAndGet() % Writing.DOUBLE_CLICK == 0;
        tally.doubleClicks.addAndGet(twice ? 1 : 0);
        var pages = conversation.user().answer(page, answer, twice);
        var next = pages.get(0);
        if (pages.stream().anyMatch(other -> !other.address().equals(next.address()))) {
            tally.problem(answer.id() + ": a double click led to two places");
        }
        if (next.status() == 200) {
            conversation.answers().add(answer);
            return next;
        }
        tally.refused(Refusal.of(next));
        tally.problem(answer.id() + " was refused");
        return conversation.user().open(conversation.thread());
    }
}

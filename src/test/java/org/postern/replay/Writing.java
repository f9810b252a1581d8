package org.postern.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Patients write: a new conversation for each message, to the users in turn. */
final class Writing {

    /** One of so many messages is sent by a double click. */
    static final int DOUBLE_CLICK = 25;

    private record Letter(int number, Typed message, Patient patient, Clinic user) {}

    private final Stage stage;
    private final Tally tally;
    private final List<Conversation> conversations =
            Collections.synchronizedList(new ArrayList<>());

    Writing(Stage stage) {
        this.stage = stage;
        this.tally = stage.tally();
    }

    /** The conversations that were begun, in the order of their messages. */
    List<Conversation> write(List<Typed> messages, List<Patient> patients, List<Clinic> users) {
        var letters = new ArrayList<Letter>();
        for (var i = 0; i < messages.size(); i++) {
            var patient = patients.get(i % patients.size());
            var user = users.get((i + i / patients.size()) % users.size());
            letters.add(new Letter(i, messages.get(i), patient, user));
        }
        // One at a time for each patient: a new conversation has one draft.
        stage.crowd()
                .each(
                        Crowd.dealt(letters, patients.size()),
                        hand -> hand.get(0).patient().email(),
                        hand -> hand.forEach(this::send));
        return conversations.stream().sorted(Comparator.comparing(Conversation::number)).toList();
    }

    private void send(Letter letter) {
        tally.sent.incrementAndGet();
        try {
            var twice = letter.number() % DOUBLE_CLICK == 0;
            tally.doubleClicks.addAndGet(twice ? 1 : 0);
            judge(letter, letter.patient().write(letter.user().name(), letter.message(), twice));
        } catch (RuntimeException e) {
            tally.problem(letter.message().id() + ": " + e.getMessage());
        }
    }

    private void judge(Letter letter, List<Page> pages) {
        var id = letter.message().id();
        var page = pages.get(0);
        if (!pages.stream().allMatch(other -> other.address().equals(page.address()))) {
            tally.problem(id + ": a double click led to two places");
        }
        if (page.path().startsWith("/portal/threads/")) {
            expect(letter, "");
            conversations.add(
                    new Conversation(
                            letter.number(),
                            page.id(),
                            letter.message(),
                            letter.patient(),
                            letter.user(),
                            Collections.synchronizedList(new ArrayList<>())));
        } else {
            var reason = Refusal.of(page);
            expect(letter, reason);
            tally.refused(reason);
        }
    }

    private void expect(Letter letter, String reason) {
        if (!letter.message().refusal().equals(reason)) {
            tally.problem(
                    "%s: refused as '%s', not '%s'"
                            .formatted(letter.message().id(), reason, letter.message().refusal()));
        }
    }
}

package org.postern.replay;

import java.util.List;

/**
 * A message on its way, with the answers that were taken so far.
 *
 * @param number in the order of sending
 * @param thread the id that the server gave its thread
 */
record Conversation(
        int number,
        String thread,
        Typed message,
        Patient patient,
        Clinic user,
        List<Typed> answers) {

    /** Checks what the user sees. The message counts as arrived when it is seen the first time. */
    void userSees(List<Entry> seen, boolean first, Tally tally) {
        check(message, 0, patient.name(), true, seen, first, tally);
        for (var i = 0; i < answers.size(); i++) {
            check(answers.get(i), i + 1, "You", false, seen, false, tally);
        }
        checkEnd(seen, tally);
    }

    /** Checks what the patient sees. The answers count as arrived. */
    void patientSees(List<Entry> seen, Tally tally) {
        check(message, 0, "You", false, seen, false, tally);
        for (var i = 0; i < answers.size(); i++) {
            check(answers.get(i), i + 1, user.name(), true, seen, true, tally);
        }
        checkEnd(seen, tally);
    }

    private void check(
            Typed typed,
            int place,
            String author,
            boolean incoming,
            List<Entry> seen,
            boolean counts,
            Tally tally) {
        if (place >= seen.size()) {
            tally.problem(typed.id() + " is missing in thread " + thread);
            return;
        }
        var entry = seen.get(place);
        if (!entry.author().equals(author) || entry.incoming() != incoming) {
            tally.problem(typed.id() + " is somebody else's in thread " + thread);
            return;
        }
        var equal = typed.expected().equals(entry.text());
        if (!equal) {
            tally.problem(typed.id() + " differs in thread " + thread);
        }
        if (counts) {
            tally.arrived.incrementAndGet();
            tally.byteEqual.addAndGet(equal ? 1 : 0);
        }
    }

    private void checkEnd(List<Entry> seen, Tally tally) {
        if (seen.size() > 1 + answers.size()) {
            tally.problem("thread " + thread + " holds more than was sent: " + message.id());
        }
    }
}

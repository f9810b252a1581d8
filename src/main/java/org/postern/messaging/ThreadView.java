package org.postern.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Patient;
import org.postern.user.UserAccount;

/**
 * An opened thread.
 *
 * @param assignee null in the practice queue
 * @param messages those of one page, oldest first
 */
public record ThreadView(
        MessageThread thread,
        Patient patient,
        @Nullable UserAccount assignee,
        List<Message> messages) {

    /** Whether the newest message is among them. */
    public boolean showsNewest() {
        return messages.isEmpty() || messages.get(messages.size() - 1).seq() == thread.lastSeq();
    }

    /** Whether there are messages before these. */
    public boolean hasEarlier() {
        return !messages.isEmpty() && messages.get(0).seq() > 1;
    }

    /** The seq of the first of these messages that is new to the patient; 0 for none. */
    public int firstNewToPatient() {
        return thread.patientUnread()
                ? messages.stream()
                        .filter(one -> one.direction() == Direction.OUTGOING)
                        .mapToInt(Message::seq)
                        .filter(seq -> seq > thread.patientSeenSeq())
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    /** The seq of the newest of these messages that the patient's side wrote; 0 for none. */
    public int newestOfPatient() {
        return messages.stream()
                .filter(one -> one.direction() == Direction.INCOMING)
                .mapToInt(Message::seq)
                .max()
                .orElse(0);
    }

    /** The seq of the first of these messages: earlier ones come before it. */
    public int firstSeq() {
        return messages.isEmpty() ? 1 : messages.get(0).seq();
    }
}

package org.postern.reading;

import java.util.List;
import org.postern.messaging.Direction;
import org.postern.messaging.Message;
import org.postern.messaging.MessageThread;
import org.postern.messaging.ThreadEvent;

/** How a patient can end a conversation for now. Whoever writes again opens it again. */
public enum Closing {
    /** Nothing waits for an answer, or it is ended already. */
    NOT_OFFERED,
    /** The practice wrote last: thanks, no answer needed. */
    THANKS,
    /** The patient wrote last: no answer is needed any more. */
    NEEDED_NO_MORE;

    /**
     * What is offered now.
     *
     * @param newest the newest messages of the thread, oldest of them first
     * @param said the times that its patient ended it before
     */
    static Closing of(MessageThread thread, List<Message> newest, List<ThreadEvent> said) {
        if (newest.isEmpty()
                || said.stream().anyMatch(event -> event.afterSeq() == thread.lastSeq())) {
            return NOT_OFFERED;
        }
        var last = newest.get(newest.size() - 1);
        if (last.direction() == Direction.OUTGOING && !last.automatic()) {
            return THANKS;
        }
        var waitingSince = thread.waitingSince();
        // What may be an emergency is not taken from the practice's list by one press.
        var mayBeUrgent =
                waitingSince != null
                        && newest.stream()
                                .anyMatch(
                                        message ->
                                                message.urgentShown()
                                                        && !message.sentAt()
                                                                .isBefore(waitingSince));
        return waitingSince == null || mayBeUrgent ? NOT_OFFERED : NEEDED_NO_MORE;
    }
}

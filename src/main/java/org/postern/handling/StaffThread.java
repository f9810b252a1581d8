package org.postern.handling;

import java.util.List;
import org.postern.messaging.ThreadEvent;
import org.postern.messaging.ThreadView;

/**
 * An opened thread with what staff alone see of it. Internal notes are not among it: they have a
 * package of their own.
 *
 * @param events what happened to it, oldest first
 * @param outgoing users' messages that can still be taken back, oldest first
 * @param writers the names of other users who write a reply at this moment
 */
public record StaffThread(
        ThreadView view,
        List<ThreadEvent> events,
        List<OutgoingMessage> outgoing,
        List<String> writers) {

    /** The seq that the next message would have if all that is on its way were delivered now. */
    public int seen() {
        return view.thread().lastSeq() + outgoing.size();
    }
}

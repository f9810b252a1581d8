package org.postern.conversation;

import java.time.Instant;
import org.postern.handling.OutgoingMessage;
import org.postern.messaging.Message;
import org.postern.messaging.ThreadEvent;
import org.postern.note.InternalNote;

/** One line of a conversation as staff see it. */
public sealed interface Entry {

    /** The seq of the message that it is, or came after. */
    int seq();

    /** When it was written or done. */
    Instant at();

    /** A message between patient and practice. */
    record OfMessage(Message message) implements Entry {

        @Override
        public int seq() {
            return message.seq();
        }

        @Override
        public Instant at() {
            return message.sentAt();
        }
    }

    /** What staff wrote to each other. */
    record OfNote(InternalNote note) implements Entry {

        @Override
        public int seq() {
            return note.afterSeq();
        }

        @Override
        public Instant at() {
            return note.writtenAt();
        }
    }

    /** What happened to the thread. */
    record OfEvent(ThreadEvent event) implements Entry {

        @Override
        public int seq() {
            return event.afterSeq();
        }

        @Override
        public Instant at() {
            return event.at();
        }
    }

    /** A message that is not delivered yet. */
    record OfOutgoing(OutgoingMessage message, int seq, Instant at) implements Entry {}
}

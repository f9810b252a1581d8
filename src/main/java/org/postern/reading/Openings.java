package org.postern.reading;

import java.time.Clock;
import java.util.List;
import org.postern.messaging.Direction;
import org.postern.messaging.Message;
import org.postern.messaging.MessageThread;
import org.postern.messaging.ThreadStore;
import org.springframework.stereotype.Component;

/** Notes, in the caller's transaction, which messages of patients a user has opened. */
@Component
public class Openings {

    private final ThreadStore threads;
    private final Clock clock;

    Openings(ThreadStore threads, Clock clock) {
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Notes that a user has these messages of a thread before them.
     *
     * @return whether one of them was not opened before
     */
    public boolean note(MessageThread thread, List<Message> shown) {
        var newest =
                shown.stream()
                        .filter(message -> message.direction() == Direction.INCOMING)
                        .mapToInt(Message::seq)
                        .max()
                        .orElse(0);
        // Most pages show nothing new: they cost no statement.
        return newest > thread.openedSeq()
                && threads.setOpened(thread.id(), newest, clock.instant());
    }
}

package org.postern.reading;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Direction;
import org.postern.messaging.Message;
import org.postern.messaging.MessageThread;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes, in the caller's transaction, which messages of patients a user has opened. */
@Component
public class Openings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Openings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
        return newest > thread.openedSeq() && set(thread.id(), newest);
    }

    // Whoever looks at the same moment is told apart by the row itself.
    private boolean set(UUID threadId, int seq) {
        return jdbc.sql(
                                """
                                update thread set opened_seq = ?, opened_at = ?
                                where practice_id = ? and id = ? and opened_seq < ?
                                """)
                        .params(
                                seq,
                                Timestamp.from(clock.instant()),
                                CurrentPractice.id(),
                                threadId,
                                seq)
                        .update()
                == 1;
    }
}

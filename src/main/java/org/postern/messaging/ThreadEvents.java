package org.postern.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code thread_event}, which are only ever added. */
@Repository
public class ThreadEvents {

    /** Somebody as an event names them; without an id and a name the practice queue or a rule. */
    public record Who(@Nullable UUID id, @Nullable String name) {

        public static final Who NOBODY = new Who(null, null);
    }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    ThreadEvents(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    public void add(
            MessageThread thread,
            ThreadEvent.Kind kind,
            ThreadEvent.Cause cause,
            Who actor,
            Who from,
            Who to,
            @Nullable String reason) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into thread_event (practice_id, id, thread_id, kind, cause,
                            after_seq, at, actor_id, actor_name, from_id, from_name, to_id,
                            to_name, reason_ct)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                thread.id(),
                                kind.name(),
                                cause.name(),
                                thread.lastSeq(),
                                Timestamp.from(clock.instant()),
                                actor.id(),
                                actor.name(),
                                from.id(),
                                from.name(),
                                to.id(),
                                to.name(),
                                vault.encryptNullable(reason, reasonOf(id))))
                .update();
    }

    /** All of a thread's, oldest first. */
    public List<ThreadEvent> of(UUID threadId) {
        return jdbc.sql(
                        """
                        select * from thread_event where practice_id = ? and thread_id = ?
                        order by at, id
                        """)
                .params(CurrentPractice.id(), threadId)
                .query(this::read)
                .list();
    }

    /** The patient's own of a thread, oldest first. */
    public List<ThreadEvent> thanks(UUID threadId) {
        return jdbc.sql(
                        """
                        select * from thread_event
                        where practice_id = ? and thread_id = ? and kind = 'THANKS'
                        order by at, id
                        """)
                .params(CurrentPractice.id(), threadId)
                .query(this::read)
                .list();
    }

    private ThreadEvent read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new ThreadEvent(
                id,
                ThreadEvent.Kind.valueOf(row.getString("kind")),
                ThreadEvent.Cause.valueOf(row.getString("cause")),
                row.getInt("after_seq"),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getObject("from_id", UUID.class),
                row.getString("from_name"),
                row.getString("to_name"),
                reason(row.getBytes("reason_ct"), id));
    }

    private @Nullable String reason(byte @Nullable [] stored, UUID id) {
        try {
            return vault.decryptNullable(stored, reasonOf(id));
        } catch (DamagedText e) {
            return "(damaged reason)";
        }
    }

    private static Place reasonOf(UUID id) {
        return new Place("thread_event", id, "reason");
    }
}

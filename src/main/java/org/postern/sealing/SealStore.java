package org.postern.sealing;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code audit_seal}, and of the events that they cover. */
record SealStore(JdbcClient jdbc) {

    Optional<Seal> last(UUID practiceId) {
        return jdbc.sql(
                        """
                        select * from audit_seal where practice_id = ? order by seq desc limit 1
                        """)
                .params(practiceId)
                .query(Seal::of)
                .optional();
    }

    List<Seal> after(UUID practiceId, long seq, int most) {
        return jdbc.sql(
                        """
                        select * from audit_seal where practice_id = ? and seq > ?
                        order by seq limit ?
                        """)
                .params(practiceId, seq, most)
                .query(Seal::of)
                .list();
    }

    /** Those of these events that are there. */
    List<RecordedEvent> events(Seal seal) {
        return jdbc.sql(
                        "select "
                                + RecordedEvent.COLUMNS
                                + " from audit_event e where e.practice_id = ? and e.id = any(?)")
                .params(seal.practiceId(), seal.events().toArray(UUID[]::new))
                .query(RecordedEvent::of)
                .list();
    }

    /**
     * Events that no seal covers and no later one can come before: those of transactions older than
     * every running one. A number that this server has not reached was written before a restore.
     */
    List<RecordedEvent> unsealed(UUID practiceId, int most) {
        return jdbc.sql(
                        "select "
                                + RecordedEvent.COLUMNS
                                + """
                                from audit_unsealed u
                                join audit_event e on e.practice_id = u.practice_id
                                    and e.id = u.event_id
                                where u.practice_id = ?
                                    and (u.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                                    or u.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
                                order by u.event_id limit ?
                                """)
                .params(practiceId, most)
                .query(RecordedEvent::of)
                .list();
    }

    void add(Seal seal) {
        var events = seal.events().toArray(UUID[]::new);
        jdbc.sql(
                        """
                        insert into audit_seal (practice_id, seq, sealed_at, total, events, links,
                            previous, hmac)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        seal.practiceId(),
                        seal.seq(),
                        Timestamp.from(seal.sealedAt()),
                        seal.total(),
                        events,
                        seal.links(),
                        seal.previous(),
                        seal.hmac())
                .update();
        jdbc.sql("delete from audit_unsealed where practice_id = ? and event_id = any(?)")
                .params(seal.practiceId(), events)
                .update();
    }
}

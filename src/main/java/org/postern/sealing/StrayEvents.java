package org.postern.sealing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that nothing covers and nothing waits for, and what waits without its event. */
record StrayEvents(JdbcClient jdbc) {

    /** The first of them; {@code limit} is the earliest time that one may say which waits. */
    Optional<Finding> first(UUID practiceId, Instant limit) {
        return inserted(practiceId).or(() -> late(practiceId, limit)).or(() -> missing(practiceId));
    }

    private Optional<Finding> inserted(UUID practiceId) {
        return jdbc.sql(
                        """
                        select e.id from audit_event e
                        left join (select unnest(events) as id from audit_seal
                            where practice_id = :practice) s on s.id = e.id
                        left join audit_unsealed u on u.practice_id = :practice
                            and u.event_id = e.id
                        where e.practice_id = :practice and s.id is null and u.event_id is null
                        order by e.at, e.id limit 1
                        """)
                .param("practice", practiceId)
                .query(UUID.class)
                .optional()
                .map(
                        id ->
                                new Finding(
                                        Finding.Kind.INSERTED,
                                        0,
                                        id,
                                        "no seal covers it, and it does not wait for one"));
    }

    private Optional<Finding> late(UUID practiceId, Instant limit) {
        return jdbc.sql(
                        """
                        select e.id from audit_unsealed u
                        join audit_event e on e.practice_id = u.practice_id and e.id = u.event_id
                        where u.practice_id = ? and e.at < ?
                        order by e.at, e.id limit 1
                        """)
                .params(practiceId, Timestamp.from(limit))
                .query(UUID.class)
                .optional()
                .map(
                        id ->
                                new Finding(
                                        Finding.Kind.INSERTED,
                                        0,
                                        id,
                                        "it waits to be sealed, after events that are minutes younger"));
    }

    private Optional<Finding> missing(UUID practiceId) {
        return jdbc.sql(
                        """
                        select u.event_id from audit_unsealed u
                        left join audit_event e on e.practice_id = u.practice_id
                            and e.id = u.event_id
                        where u.practice_id = ? and e.id is null
                        order by u.event_id limit 1
                        """)
                .params(practiceId)
                .query(UUID.class)
                .optional()
                .map(
                        id ->
                                new Finding(
                                        Finding.Kind.MISSING,
                                        0,
                                        id,
                                        "it was removed before it was sealed"));
    }

    long waiting(UUID practiceId) {
        return jdbc.sql("select count(*) from audit_unsealed where practice_id = ?")
                .params(practiceId)
                .query(Long.class)
                .single();
    }
}

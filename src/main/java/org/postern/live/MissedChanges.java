package org.postern.live;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds messages that no node announced: one that stopped between its commit and its NOTIFY. */
@Component
class MissedChanges {

    private static final Duration OVERLAP = Duration.ofSeconds(20);
    // What is announced within it is not missed yet.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private record Active(Change change, Instant lastMessageAt) {}

    private final Streams streams;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MissedChanges(Streams streams, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.streams = streams;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000)
    void look() {
        for (var practiceId : streams.practices()) {
            CurrentPractice.run(
                    practiceId, () -> transaction.executeWithoutResult(status -> look(practiceId)));
        }
    }

    private void look(UUID practiceId) {
        var now = clock.instant();
        jdbc
                .sql(
                        """
                        select id, patient_id, assignee_id, last_message_at from thread
                        where practice_id = ? and last_message_at > ? and last_message_at < ?
                        """)
                .params(
                        practiceId,
                        Timestamp.from(now.minus(OVERLAP)),
                        Timestamp.from(now.minus(PATIENCE)))
                .query(
                        (row, number) ->
                                new Active(
                                        new Change(
                                                practiceId,
                                                row.getObject("id", UUID.class),
                                                row.getObject("patient_id", UUID.class),
                                                row.getObject("assignee_id", UUID.class)),
                                        row.getTimestamp("last_message_at").toInstant()))
                .list()
                .stream()
                .filter(
                        found ->
                                streams.told(found.change().threadId())
                                        .isBefore(found.lastMessageAt()))
                .forEach(found -> streams.tell(found.change()));
    }
}

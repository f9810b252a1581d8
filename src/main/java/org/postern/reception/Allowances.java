package org.postern.reception;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.messagesettings.Limits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts a patient's accepted messages by whom they reached. */
@Component
class Allowances {

    private final JdbcClient jdbc;
    private final Clock clock;

    Allowances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lets one transaction at a time send from a patient to a user: two tabs, one slot. */
    void lock(UUID patientId, UUID userId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .params("allowance|" + patientId + "|" + userId)
                .query((row, number) -> true)
                .single();
    }

    Allowance of(UUID patientId, UUID userId, Limits limits) {
        var most = limits.most();
        if (most == null) {
            return Allowance.UNLIMITED;
        }
        var sent = lastSent(patientId, userId, limits, most);
        var until =
                sent.size() < most
                        ? null
                        : fullMinute(sent.get(most - 1).plus(limits.window().length()));
        return new Allowance(most, limits.window(), sent.size(), until);
    }

    private List<Instant> lastSent(UUID patientId, UUID userId, Limits limits, int most) {
        return jdbc.sql(
                        """
                        select m.sent_at from message m
                        join thread t on t.practice_id = m.practice_id and t.id = m.thread_id
                        where m.practice_id = ? and m.recipient_id = ? and m.sent_at > ?
                            and m.direction = 'INCOMING' and t.patient_id = ?
                        order by m.sent_at desc limit ?
                        """)
                .params(
                        CurrentPractice.id(),
                        userId,
                        Timestamp.from(clock.instant().minus(limits.window().length())),
                        patientId,
                        most)
                .query((row, number) -> row.getTimestamp("sent_at").toInstant())
                .list();
    }

    // Never too early: who comes back at the minute that a page named is not refused again.
    private static Instant fullMinute(Instant moment) {
        var minute = moment.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(moment) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }
}

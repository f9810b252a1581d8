package org.postern.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * For how many years the current practice keeps conversations; for ever unless it says otherwise.
 */
@Service
@Transactional
public class RetentionPeriod {

    /** HIPAA asks for six years of documentation; no state asks for less of medical records. */
    public static final int LEAST = 6;

    /** Longer than that is for ever. */
    public static final int MOST = 100;

    /** When what is due is deleted, each day; after midnight in all of the United States. */
    public static final LocalTime NIGHTLY = LocalTime.of(9, 0);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    RetentionPeriod(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** When what is due is deleted next. */
    public Instant next() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var today = now.with(NIGHTLY);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    /** In years; nothing for ever. */
    @Transactional(readOnly = true)
    public Optional<Integer> years() {
        return jdbc.sql(
                        """
                        select retention_years from practice_settings
                        where practice_id = ? and retention_years is not null
                        """)
                .param(CurrentPractice.id())
                .query(Integer.class)
                .optional();
    }

    /** Sets it; null for ever. */
    public void keepFor(@Nullable Integer years) {
        jdbc.sql("update practice_settings set retention_years = ? where practice_id = ?")
                .param(years)
                .param(CurrentPractice.id())
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_RETENTION)
                        .on("practice", CurrentPractice.id())
                        .because(years == null ? "for ever" : years + " years"));
    }

    /** What so many years would delete tonight. */
    @Transactional(readOnly = true)
    public Due due(int years) {
        return jdbc.sql(
                        """
                        select count(*) filter (where not held) as threads,
                            count(distinct patient_id) filter (where not held) as patients,
                            count(*) filter (where held) as held,
                            (select count(*) from kept_thread k
                                join message m on m.practice_id = k.practice_id
                                    and m.thread_id = k.id
                                where k.practice_id = :practice and k.counted_from < :until
                                    and not k.held) as messages
                        from kept_thread
                        where practice_id = :practice and counted_from < :until
                        """)
                .param("practice", CurrentPractice.id())
                .param("until", Timestamp.from(before(clock.instant(), years)))
                .query(
                        (row, number) ->
                                new Due(
                                        row.getInt("threads"),
                                        row.getInt("patients"),
                                        row.getInt("messages"),
                                        row.getInt("held")))
                .single();
    }

    static Instant before(Instant now, int years) {
        return now.atZone(ZoneOffset.UTC).minusYears(years).toInstant();
    }
}

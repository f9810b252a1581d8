package org.postern.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes conversations whose time is over, one in each transaction, with all that belongs to them:
 * messages, notes, files, drafts, search rows. Tasks stay without their link. The audit trail
 * stays, and says what was deleted.
 */
@Service
public class Retention {

    /** With what names a thread, in an order that foreign keys allow. */
    static final List<String> DELETED_WITH_IT =
            List.of(
                    "automatic_answer",
                    "thread_event",
                    "internal_note",
                    "outgoing_message",
                    "attachment",
                    "draft",
                    "message");

    private record DueThread(UUID id, UUID patientId) {}

    private final JdbcClient maintenance;
    private final TransactionTemplate deletion;
    private final TransactionTemplate transaction;
    private final RetentionPeriod period;
    private final AuditTrail audit;
    private final Clock clock;

    Retention(
            @Qualifier("maintenance") DataSource maintenance,
            TransactionTemplate transaction,
            RetentionPeriod period,
            AuditTrail audit,
            Clock clock) {
        this.maintenance = JdbcClient.create(maintenance);
        this.deletion = new TransactionTemplate(new JdbcTransactionManager(maintenance));
        this.transaction = transaction;
        this.period = period;
        this.audit = audit;
        this.clock = clock;
    }

    /** Deletes what is due of the current practice, and says how many conversations that were. */
    public int deleteDue() {
        var years = period.years();
        if (years.isEmpty()) {
            return 0;
        }
        var until = RetentionPeriod.before(clock.instant(), years.get());
        return (int) due(until).stream().filter(thread -> delete(thread, until)).count();
    }

    private List<DueThread> due(Instant until) {
        return maintenance
                .sql(
                        """
                        select id, patient_id from kept_thread
                        where practice_id = ? and counted_from < ? and not held
                        order by last_message_at, id
                        """)
                .params(CurrentPractice.id(), Timestamp.from(until))
                .query(
                        (row, number) ->
                                new DueThread(
                                        row.getObject("id", UUID.class),
                                        row.getObject("patient_id", UUID.class)))
                .list();
    }

    // The event is written by the application's role, and before the deletion commits: never is a
    // deletion without its event.
    private boolean delete(DueThread thread, Instant until) {
        return Objects.requireNonNull(
                deletion.execute(
                        status -> {
                            var counts = deleteAll(thread, until);
                            if (!counts.isEmpty()) {
                                record(thread, counts);
                            }
                            return !counts.isEmpty();
                        }));
    }

    private void record(DueThread thread, String counts) {
        transaction.executeWithoutResult(
                status ->
                        audit.record(
                                AuditEvent.allowed(AuditAction.DELETE_THREAD)
                                        .patient(thread.patientId())
                                        .on("thread", thread.id())
                                        .because(counts)));
    }

    private String deleteAll(DueThread thread, Instant until) {
        if (!isStillDue(thread, until)) {
            return "";
        }
        maintenance
                .sql(
                        """
                        update task set thread_id = null, message_id = null
                        where practice_id = ? and thread_id = ?
                        """)
                .params(CurrentPractice.id(), thread.id())
                .update();
        delete("message_search", "thread_id", thread.id());
        delete("notification", "thread_id", thread.id());
        var counts = new StringBuilder();
        for (var table : DELETED_WITH_IT) {
            var count = delete(table, "thread_id", thread.id());
            if (count > 0) {
                counts.append(table.replace('_', '-')).append('=').append(count).append(' ');
            }
        }
        delete("thread", "id", thread.id());
        return counts.append("thread=1").toString();
    }

    // A message may have come meanwhile, or a hold: whoever brings one waits for this lock.
    private boolean isStillDue(DueThread thread, Instant until) {
        for (var lock :
                List.of(
                        "select id from patient where practice_id = ? and id = ? for no key update",
                        "select patient_id from thread where practice_id = ? and id = ? for update")) {
            maintenance
                    .sql(lock)
                    .params(
                            CurrentPractice.id(),
                            lock.contains("from patient") ? thread.patientId() : thread.id())
                    .query(UUID.class)
                    .optional();
        }
        return maintenance
                .sql(
                        """
                        select exists (select from kept_thread
                            where practice_id = ? and id = ? and patient_id = ?
                                and counted_from < ? and not held)
                        """)
                .params(
                        CurrentPractice.id(),
                        thread.id(),
                        thread.patientId(),
                        Timestamp.from(until))
                .query(Boolean.class)
                .single();
    }

    private int delete(String table, String column, UUID id) {
        return maintenance
                .sql("delete from %s where practice_id = ? and %s = ?".formatted(table, column))
                .params(CurrentPractice.id(), id)
                .update();
    }
}

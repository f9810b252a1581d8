package org.postern.auditlog;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The current practice's audit events, for its administrators. Looking at them is recorded, too.
 */
@Service
@Transactional
public class AuditLog {

    /** How many events a page shows. */
    public static final int PAGE_SIZE = 50;

    private static final int PART = 500;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, AuditTrail audit, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A page of the log, and one event more if there is a further page.
     *
     * @param page counts from 0
     */
    public List<AuditRow> page(
            AuditFilter filter, AuditColumn column, boolean descending, int page) {
        record(AuditAction.VIEW_AUDIT_LOG, filter);
        var query = new AuditQuery(filter);
        return jdbc.sql(
                        query.sql()
                                + " order by "
                                + column.order(descending)
                                + " limit :most offset :skip")
                .params(query.values())
                .param("most", PAGE_SIZE + 1)
                .param("skip", (long) page * PAGE_SIZE)
                .query(AuditRow::of)
                .list();
    }

    private void record(AuditAction action, AuditFilter filter) {
        var event = AuditEvent.allowed(action).patient(filter.patient());
        var actor = filter.actor();
        audit.record(actor == null ? event : event.on("actor", actor));
    }

    /**
     * Gives every event to somebody who writes it down elsewhere, as slowly as they like: no
     * transaction is open while they write.
     */
    @Transactional(propagation = Propagation.NEVER)
    public void export(AuditFilter filter, Consumer<AuditRow> writer) {
        transaction.executeWithoutResult(status -> record(AuditAction.EXPORT_AUDIT_LOG, filter));
        var query = new AuditQuery(filter).until(clock.instant());
        for (var rows = part(query); !rows.isEmpty(); rows = part(query)) {
            rows.forEach(writer);
            query.after(rows.get(rows.size() - 1));
        }
    }

    private List<AuditRow> part(AuditQuery query) {
        return Objects.requireNonNull(
                transaction.execute(
                        status ->
                                jdbc.sql(query.sql() + " order by e.at, e.id limit :most")
                                        .params(query.values())
                                        .param("most", PART)
                                        .query(AuditRow::of)
                                        .list()));
    }

    /**
     * Everybody who ever opened the patient's messages, or was shown their first words in a list,
     * newest first.
     */
    public List<AuditReader> readers(UUID patientId) {
        var filter = new AuditFilter(null, patientId, null, null, null, null, null);
        audit.record(AuditEvent.allowed(AuditAction.VIEW_AUDIT_LOG).patient(patientId));
        var query = new AuditQuery(filter);
        return jdbc.sql(
                        """
                        select actor_id, actor_kind, min(actor_name) as name,
                            count(*) filter (where action in (:opened)) as times,
                            count(*) filter (where action in (:listed)) as listed,
                            count(*) filter (where action like '%%IN_EMERGENCY') as emergency,
                            min(at) as first, max(at) as last,
                            (array_agg(role order by at desc))[1] as role
                        from (%s) as e
                        where actor_id is not null and outcome = 'ALLOWED'
                            and (action in (:opened) or action in (:listed))
                        group by actor_id, actor_kind order by max(at) desc
                        """
                                .formatted(query.sql()))
                .params(query.values())
                .param("opened", names(AuditKind.OPENED))
                .param("listed", names(AuditKind.LISTED))
                .query(
                        (row, number) ->
                                new AuditReader(
                                        row.getObject("actor_id", UUID.class),
                                        row.getString("actor_kind"),
                                        row.getString("name"),
                                        row.getString("role"),
                                        row.getInt("times"),
                                        row.getInt("listed"),
                                        row.getInt("emergency"),
                                        row.getTimestamp("first").toInstant(),
                                        row.getTimestamp("last").toInstant()))
                .list();
    }

    private static List<String> names(Set<AuditAction> actions) {
        return actions.stream().map(Enum::name).toList();
    }
}

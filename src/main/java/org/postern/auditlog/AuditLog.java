package org.postern.auditlog;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The current practice's audit events, for its administrators. Looking at them is recorded, too.
 */
@Service
@Transactional
public class AuditLog {

    /** How many events a page shows. */
    public static final int PAGE_SIZE = 50;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    AuditLog(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
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

    /** Gives every event to somebody who writes it down elsewhere. */
    public void export(AuditFilter filter, Consumer<AuditRow> writer) {
        record(AuditAction.EXPORT_AUDIT_LOG, filter);
        var query = new AuditQuery(filter);
        try (var rows =
                jdbc
                        .sql(query.sql() + " order by " + AuditColumn.TIME.order(false))
                        .withFetchSize(500)
                        .params(query.values())
                        .query(AuditRow::of)
                        .stream()) {
            rows.forEach(writer);
        }
    }

    /**
     * Everybody who ever opened the patient's messages, or was shown their first words in a list,
     * newest first.
     */
    public List<AuditReader> readers(UUID patientId) {
        var filter = new AuditFilter(null, patientId, null, null, null, null);
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

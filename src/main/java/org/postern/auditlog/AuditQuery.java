package org.postern.auditlog;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;

/** The select of a filter's events with names, without its order. */
class AuditQuery {

    // A patient's own account has no name but the record's.
    private static final String SELECT =
            """
            select e.*, w.name as actor_name,
                p.given_name || ' ' || p.family_name as patient_name
            from audit_event e
            left join patient p on p.practice_id = e.practice_id and p.id = e.patient_id
            left join lateral (
                select u.name from user_account u
                where e.actor_kind = 'USER' and u.practice_id = e.practice_id
                    and u.id = e.actor_id
                union all
                select coalesce(a.name,
                    (select o.given_name || ' ' || o.family_name from portal_link l
                        join patient o on o.practice_id = l.practice_id and o.id = l.patient_id
                        where l.practice_id = a.practice_id and l.account_id = a.id
                            and l.relationship = 'SELF'
                        order by l.created_at limit 1),
                    a.email)
                from portal_account a
                where e.actor_kind = 'ACCOUNT' and a.practice_id = e.practice_id
                    and a.id = e.actor_id) w on true
            where e.practice_id = :practice
            """;

    private static final String PATIENT =
            """
            select id from patient
            where practice_id = :practice and (id = :patient or merged_into = :patient)
            """;

    private final StringBuilder sql = new StringBuilder(SELECT);
    private final Map<String, Object> values = new HashMap<>();

    AuditQuery(AuditFilter filter) {
        values.put("practice", CurrentPractice.id());
        add(" and e.actor_id = :actor", "actor", filter.actor());
        add(
                """
                 and (e.patient_id = any(array(%1$s)) or e.shown && array(%1$s))
                """
                        .formatted(PATIENT),
                "patient",
                filter.patient());
        var from = filter.from();
        add(" and e.at >= :from", "from", from == null ? null : Timestamp.from(from));
        var until = filter.until();
        add(" and e.at < :until", "until", until == null ? null : Timestamp.from(until));
        add(" and e.id = :event", "event", filter.event());
        var outcome = filter.outcome();
        add(" and e.outcome = :outcome", "outcome", outcome == null ? null : outcome.name());
        var actions = filter.actions();
        add(
                " and e.action in (:actions)",
                "actions",
                actions == null ? null : actions.stream().map(Enum::name).toList());
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.put(name, value);
        }
    }

    /** Up to this moment and no further, so that what is added meanwhile does not count. */
    AuditQuery until(Instant last) {
        add(" and e.at <= :last", "last", Timestamp.from(last));
        return this;
    }

    /** What comes behind an event in the order of time. */
    AuditQuery after(AuditRow row) {
        if (!values.containsKey("afterId")) {
            sql.append(" and (e.at, e.id) > (:afterAt, :afterId)");
        }
        values.put("afterAt", Timestamp.from(row.at()));
        values.put("afterId", row.id());
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}

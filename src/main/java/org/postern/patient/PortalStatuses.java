package org.postern.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how patients stand with the portal, from their accounts and invitations. */
@Component
class PortalStatuses {

    private final JdbcClient jdbc;

    PortalStatuses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, PortalStatus> of(List<UUID> patientIds, Instant now) {
        var statuses = new HashMap<UUID, PortalStatus>();
        if (patientIds.isEmpty()) {
            return statuses;
        }
        jdbc.sql(
                        """
                        select p.id, i.created_at as invited, i.expires_at as expires, i.asked_at,
                            min(l.created_at) filter (where l.ended_at is null
                                and a.ended_at is null) as registered,
                            max(coalesce(l.ended_at, a.ended_at)) as removed
                        from patient p
                        left join invitation i on i.practice_id = p.practice_id
                            and i.patient_id = p.id and i.used_at is null
                            and i.withdrawn_at is null
                        left join portal_link l on l.practice_id = p.practice_id
                            and l.patient_id = p.id
                        left join portal_account a on a.practice_id = l.practice_id
                            and a.id = l.account_id
                        where p.practice_id = :practice and p.id in (:patients)
                        group by p.id, i.created_at, i.expires_at, i.asked_at
                        """)
                .param("practice", CurrentPractice.id())
                .param("patients", patientIds)
                .query(
                        row -> {
                            statuses.put(row.getObject("id", UUID.class), read(row, now));
                        });
        return statuses;
    }

    private static PortalStatus read(ResultSet row, Instant now) throws SQLException {
        var registered = instant(row.getTimestamp("registered"));
        if (registered != null) {
            return new PortalStatus(PortalStatus.State.REGISTERED, registered, null);
        }
        var expires = instant(row.getTimestamp("expires"));
        if (expires != null) {
            var state =
                    expires.isAfter(now)
                            ? PortalStatus.State.INVITED
                            : PortalStatus.State.INVITATION_EXPIRED;
            return new PortalStatus(
                    state,
                    instant(row.getTimestamp("invited")),
                    expires,
                    instant(row.getTimestamp("asked_at")));
        }
        var removed = instant(row.getTimestamp("removed"));
        return new PortalStatus(
                removed == null ? PortalStatus.State.NEVER_INVITED : PortalStatus.State.REMOVED,
                removed,
                null);
    }

    private static @Nullable Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}

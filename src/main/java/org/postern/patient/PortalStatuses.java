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
                            min(o.created_at) filter (where o.relationship = 'SELF')
                                as registered,
                            bool_or(o.relationship <> 'SELF') as by_others,
                            max(coalesce(l.ended_at, a.ended_at))
                                filter (where l.relationship = 'SELF') as removed
                        from patient p
                        left join invitation i on i.practice_id = p.practice_id
                            and i.patient_id = p.id and i.used_at is null
                            and i.withdrawn_at is null
                        left join portal_link l on l.practice_id = p.practice_id
                            and l.patient_id = p.id
                        left join portal_account a on a.practice_id = l.practice_id
                            and a.id = l.account_id
                        left join open_link o on o.practice_id = p.practice_id
                            and o.patient_id = p.id and o.account_id = l.account_id
                            and (o.ends_at is null or o.ends_at > :now or p.deceased_at is not null)
                        where p.practice_id = :practice and p.id in (:patients)
                        group by p.id, i.created_at, i.expires_at, i.asked_at
                        """)
                .param("practice", CurrentPractice.id())
                .param("patients", patientIds)
                .param("now", Timestamp.from(now))
                .query(
                        row -> {
                            statuses.put(row.getObject("id", UUID.class), read(row, now));
                        });
        return statuses;
    }

    /** Whether anybody ever wrote for the patient, or there are conversations. */
    boolean hasHistory(UUID patientId) {
        return jdbc.sql(
                        """
                        select exists (select from portal_link
                                where practice_id = :practice and patient_id = :patient)
                            or exists (select from thread
                                where practice_id = :practice and patient_id = :patient)
                        """)
                .param("practice", CurrentPractice.id())
                .param("patient", patientId)
                .query(Boolean.class)
                .single();
    }

    private static PortalStatus read(ResultSet row, Instant now) throws SQLException {
        var byOthers = row.getBoolean("by_others");
        var registered = instant(row.getTimestamp("registered"));
        if (registered != null) {
            return new PortalStatus(PortalStatus.State.REGISTERED, registered, null, byOthers);
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
                    instant(row.getTimestamp("asked_at")),
                    byOthers);
        }
        var removed = instant(row.getTimestamp("removed"));
        return new PortalStatus(
                removed == null ? PortalStatus.State.NEVER_INVITED : PortalStatus.State.REMOVED,
                removed,
                null,
                byOthers);
    }

    private static @Nullable Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}

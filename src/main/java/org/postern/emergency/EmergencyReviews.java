package org.postern.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.user.UserIdentity;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators see of emergencies, and that they have looked into each. */
@Service
@Transactional
public class EmergencyReviews {

    private static final int MOST_REVIEWED = 200;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    EmergencyReviews(JdbcClient jdbc, Vault vault, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every one that nobody has reviewed first, then the newest of the others. */
    public List<EmergencyRecord> list() {
        audit.record(AuditEvent.allowed(AuditAction.VIEW_EMERGENCIES));
        return jdbc.sql(
                        """
                        select e.*, u.name as user_name, r.name as reviewer,
                            p.given_name || ' ' || p.family_name as patient_name,
                            (select count(distinct a.object_id) from audit_event a
                                where a.practice_id = e.practice_id
                                    and a.patient_id = e.patient_id and a.actor_id = e.user_id
                                    and a.action = 'VIEW_THREAD_IN_EMERGENCY'
                                    and a.at >= e.opened_at and a.at < e.ends_at) as opened
                        from emergency_access e
                        join user_account u on u.practice_id = e.practice_id and u.id = e.user_id
                        join patient p on p.practice_id = e.practice_id and p.id = e.patient_id
                        left join user_account r on r.practice_id = e.practice_id
                            and r.id = e.reviewed_by
                        where e.practice_id = :practice
                            and (e.reviewed_at is null or e.id in (
                                select id from emergency_access
                                where practice_id = :practice and reviewed_at is not null
                                order by opened_at desc, id limit :most))
                        order by e.reviewed_at is not null, e.opened_at desc, e.id
                        """)
                .param("practice", CurrentPractice.id())
                .param("most", MOST_REVIEWED)
                .query(this::read)
                .list();
    }

    /** How many nobody has reviewed yet. */
    @Transactional(readOnly = true)
    public int waiting() {
        return jdbc.sql(
                        """
                        select count(*) from emergency_access
                        where practice_id = ? and reviewed_at is null
                        """)
                .params(CurrentPractice.id())
                .query(Integer.class)
                .single();
    }

    private EmergencyRecord read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new EmergencyRecord(
                id,
                row.getObject("user_id", UUID.class),
                row.getString("user_name"),
                row.getObject("patient_id", UUID.class),
                row.getString("patient_name"),
                text(row.getBytes("reason_ct"), EmergencyAccess.reasonOf(id)),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getInt("opened"),
                instant(row.getTimestamp("reviewed_at")),
                row.getString("reviewer"),
                row.getObject("user_id").equals(row.getObject("reviewed_by")),
                row.getObject("justified", Boolean.class),
                text(row.getBytes("review_note_ct"), noteOf(id)));
    }

    private @Nullable String text(byte @Nullable [] stored, Place place) {
        try {
            return vault.decryptNullable(stored, place);
        } catch (DamagedText e) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * Notes that an administrator has looked into one. Nobody reviews an own one, unless there is
     * no other administrator; the event then says so.
     *
     * @param note what is to be remembered of it; empty for nothing
     * @return whether that was noted
     */
    public boolean review(UserIdentity reviewer, UUID id, boolean justified, String note) {
        var reviewed =
                jdbc.sql(
                                """
                                update emergency_access e set reviewed_at = :now,
                                    reviewed_by = :reviewer, justified = :justified,
                                    review_note_ct = :note
                                where e.practice_id = :practice and e.id = :id
                                    and e.reviewed_at is null
                                    and (e.user_id <> :reviewer or not exists (
                                        select from user_account u
                                        where u.practice_id = :practice and u.id <> :reviewer
                                            and u.administration and u.active))
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("reviewer", reviewer.id())
                        .param("justified", justified)
                        .param("note", note.isEmpty() ? null : vault.encrypt(note, noteOf(id)))
                        .param("practice", CurrentPractice.id())
                        .param("id", id)
                        .update();
        if (reviewed == 1) {
            var event = AuditEvent.allowed(AuditAction.REVIEW_EMERGENCY).on("emergency-access", id);
            audit.record(
                    event.because(
                            (justified ? "justified" : "not-justified")
                                    + (isOf(reviewer, id) ? ", own-access" : "")));
        }
        return reviewed == 1;
    }

    private boolean isOf(UserIdentity user, UUID id) {
        return jdbc.sql(
                        """
                        select user_id = ? from emergency_access
                        where practice_id = ? and id = ?
                        """)
                .params(user.id(), CurrentPractice.id(), id)
                .query(Boolean.class)
                .single();
    }

    private static Place noteOf(UUID id) {
        return new Place("emergency_access", id, "review_note");
    }
}

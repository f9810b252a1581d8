package org.postern.retention;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.patient.PatientNotFound;
import org.postern.user.UserIdentity;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Legal holds on patients of the current practice. */
@Service
@Transactional
public class LegalHolds {

    /** The most characters of a reason. */
    public static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    LegalHolds(JdbcClient jdbc, Vault vault, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that last, the oldest first; merged records may have several. */
    @Transactional(readOnly = true)
    public List<LegalHold> of(UUID patientId) {
        return jdbc.sql(
                        """
                        select h.id, h.reason_ct, h.placed_at, u.name from legal_hold h
                        join user_account u on u.practice_id = h.practice_id and u.id = h.placed_by
                        where h.practice_id = ? and h.patient_id = ? and h.lifted_at is null
                        order by h.placed_at, h.id
                        """)
                .params(CurrentPractice.id(), patientId)
                .query(
                        (row, number) ->
                                new LegalHold(
                                        text(
                                                row.getBytes("reason_ct"),
                                                reasonOf(row.getObject("id", UUID.class))),
                                        row.getString("name"),
                                        row.getTimestamp("placed_at").toInstant()))
                .list();
    }

    private @Nullable String text(byte[] stored, Place place) {
        try {
            return vault.decrypt(stored, place);
        } catch (DamagedText e) {
            return null;
        }
    }

    /**
     * Places one. A deletion that has begun for this patient ends first.
     *
     * @throws PatientNotFound if there is no such patient
     */
    public void place(UUID patientId, String reason, UserIdentity user) {
        lock(patientId);
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into legal_hold (practice_id, id, patient_id, reason_ct, placed_by,
                            placed_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        patientId,
                        vault.encrypt(reason, reasonOf(id)),
                        user.id(),
                        Timestamp.from(clock.instant()))
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.PLACE_LEGAL_HOLD)
                        .patient(patientId)
                        .on("legal-hold", id));
    }

    /** Those that were lifted, the newest first. */
    @Transactional(readOnly = true)
    public List<LiftedHold> lifted(UUID patientId) {
        return jdbc.sql(
                        """
                        select h.id, h.reason_ct, h.placed_at, h.lifted_reason_ct, h.lifted_at,
                            u.name as placed_by, l.name as lifted_by
                        from legal_hold h
                        join user_account u on u.practice_id = h.practice_id and u.id = h.placed_by
                        join user_account l on l.practice_id = h.practice_id and l.id = h.lifted_by
                        where h.practice_id = ? and h.patient_id = ? and h.lifted_at is not null
                        order by h.lifted_at desc, h.id
                        """)
                .params(CurrentPractice.id(), patientId)
                .query((row, number) -> lifted(row))
                .list();
    }

    private LiftedHold lifted(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var why = row.getBytes("lifted_reason_ct");
        return new LiftedHold(
                new LegalHold(
                        text(row.getBytes("reason_ct"), reasonOf(id)),
                        row.getString("placed_by"),
                        row.getTimestamp("placed_at").toInstant()),
                why == null ? null : text(why, liftedReasonOf(id)),
                row.getString("lifted_by"),
                row.getTimestamp("lifted_at").toInstant());
    }

    /** Lifts all that last, for a reason; says how many those were. */
    public int lift(UUID patientId, String reason, UserIdentity user) {
        lock(patientId);
        var all =
                jdbc.sql(
                                """
                                select id from legal_hold
                                where practice_id = ? and patient_id = ? and lifted_at is null
                                """)
                        .params(CurrentPractice.id(), patientId)
                        .query(UUID.class)
                        .list();
        for (var id : all) {
            jdbc.sql(
                            """
                            update legal_hold
                            set lifted_at = ?, lifted_by = ?, lifted_reason_ct = ?
                            where practice_id = ? and id = ?
                            """)
                    .params(
                            Timestamp.from(clock.instant()),
                            user.id(),
                            vault.encrypt(reason, liftedReasonOf(id)),
                            CurrentPractice.id(),
                            id)
                    .update();
            audit.record(
                    AuditEvent.allowed(AuditAction.LIFT_LEGAL_HOLD)
                            .patient(patientId)
                            .on("legal-hold", id));
        }
        return all.size();
    }

    private void lock(UUID patientId) {
        jdbc.sql("select id from patient where practice_id = ? and id = ? for no key update")
                .params(CurrentPractice.id(), patientId)
                .query(UUID.class)
                .optional()
                .orElseThrow(PatientNotFound::new);
    }

    private static Place reasonOf(UUID id) {
        return new Place("legal_hold", id, "reason");
    }

    private static Place liftedReasonOf(UUID id) {
        return new Place("legal_hold", id, "lifted_reason");
    }
}

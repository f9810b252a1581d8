package org.postern.emergency;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.patient.Patients;
import org.postern.user.UserIdentity;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a patient's conversations to a user for a written reason and a limited time. */
@Service
@Transactional
public class EmergencyAccess {

    /** The shortest reason, in characters: one that says something to who reviews it. */
    public static final int SHORTEST_REASON = 10;

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Patients patients;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration length;

    EmergencyAccess(
            JdbcClient jdbc,
            Vault vault,
            Patients patients,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${postern.emergency.minutes:60}") int minutes) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.patients = patients;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.length = Duration.ofMinutes(minutes);
    }

    /** How long it lasts. */
    public Duration length() {
        return length;
    }

    /** Until when this user may read the patient's conversations in an emergency, if at all. */
    @Transactional(readOnly = true)
    public Optional<Instant> until(UserIdentity user, UUID patientId) {
        return jdbc.sql(
                        """
                        select max(ends_at) from emergency_access
                        where practice_id = ? and user_id = ? and patient_id = ? and ends_at > ?
                        """)
                .params(CurrentPractice.id(), user.id(), patientId, Timestamp.from(clock.instant()))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * Begins it. The reason may hold health information: it is kept encrypted, and no event, mail
     * or log has it.
     *
     * @throws org.postern.patient.PatientNotFound if there is no such patient
     */
    public void open(UserIdentity user, UUID patientId, String reason) {
        var patient = patients.get(patientId);
        lock(user.id());
        if (until(user, patient.id()).isPresent()) {
            return;
        }
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        jdbc.sql(
                        """
                        insert into emergency_access (practice_id, id, user_id, patient_id,
                            reason_ct, opened_at, ends_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        user.id(),
                        patient.id(),
                        vault.encrypt(reason, reasonOf(id)),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(length)))
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.OPEN_IN_EMERGENCY)
                        .patient(patient.id())
                        .on("emergency-access", id));
        events.publishEvent(new EmergencyOpened(id, user.id()));
    }

    // Of any number of posts at once the first begins it, and the others find it.
    private void lock(UUID userId) {
        jdbc.sql(
                        """
                        select id from user_account
                        where practice_id = ? and id = ? for no key update
                        """)
                .params(CurrentPractice.id(), userId)
                .query(UUID.class)
                .single();
    }

    static Place reasonOf(UUID id) {
        return new Place("emergency_access", id, "reason");
    }
}

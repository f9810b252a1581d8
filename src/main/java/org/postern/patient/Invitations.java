package org.postern.patient;

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
import org.postern.vault.Secret;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invitations of patients to the portal: single use, for seven days, one open at a time. */
@Service
@Transactional
public class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Patients patients;
    private final PortalAccounts accounts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invitations(
            JdbcClient jdbc,
            Patients patients,
            PortalAccounts accounts,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Mails the patient a new link; an open one ends with it.
     *
     * @throws PatientNotFound if there is no such patient
     * @throws InvitationRefused if the patient cannot be invited now
     */
    public void invite(UUID patientId, UUID invitingUserId) {
        lock(patientId);
        var email = addressToInvite(patients.get(patientId));
        endOpen(patientId);
        var id = UuidCreator.getTimeOrderedEpoch();
        var secret = Secret.random();
        var now = clock.instant();
        jdbc.sql(
                        """
                        insert into invitation (practice_id, id, patient_id, email, token_hash,
                            invited_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        patientId,
                        email,
                        secret.hash(),
                        invitingUserId,
                        Timestamp.from(now),
                        Timestamp.from(now.plus(LIFETIME)))
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.INVITE).patient(patientId).on("invitation", id));
        events.publishEvent(new PatientInvited(id, secret));
    }

    // Two invitations at the same moment would both stay open.
    private void lock(UUID patientId) {
        jdbc.sql("select id from patient where practice_id = ? and id = ? for update")
                .params(CurrentPractice.id(), patientId)
                .query(UUID.class)
                .optional();
    }

    private String addressToInvite(Patient patient) {
        if (patient.deceased()) {
            throw new InvitationRefused(InvitationRefused.Reason.DECEASED);
        }
        if (status(patient.id()).registered()) {
            throw new InvitationRefused(InvitationRefused.Reason.ALREADY_REGISTERED);
        }
        var email = patient.email();
        if (email == null) {
            throw new InvitationRefused(InvitationRefused.Reason.NO_EMAIL);
        }
        if (accounts.isTaken(email)) {
            throw new InvitationRefused(InvitationRefused.Reason.EMAIL_TAKEN);
        }
        return email;
    }

    /** Ends the patient's open invitation, if there is one. */
    public void withdraw(UUID patientId) {
        if (endOpen(patientId) > 0) {
            audit.record(AuditEvent.allowed(AuditAction.WITHDRAW_INVITATION).patient(patientId));
        }
    }

    private int endOpen(UUID patientId) {
        return jdbc.sql(
                        """
                        update invitation set withdrawn_at = ?
                        where practice_id = ? and patient_id = ? and used_at is null
                            and withdrawn_at is null
                        """)
                .params(Timestamp.from(clock.instant()), CurrentPractice.id(), patientId)
                .update();
    }

    /** How the patient stands with the portal. */
    @Transactional(readOnly = true)
    public PortalStatus status(UUID patientId) {
        return registeredSince(patientId)
                .map(since -> new PortalStatus(PortalStatus.State.REGISTERED, since, null))
                .or(() -> invited(patientId))
                .orElse(new PortalStatus(PortalStatus.State.NEVER_INVITED, null, null));
    }

    private Optional<Instant> registeredSince(UUID patientId) {
        return jdbc.sql(
                        """
                        select min(l.created_at) from portal_link l
                        join portal_account a on a.practice_id = l.practice_id
                            and a.id = l.account_id and a.ended_at is null
                        where l.practice_id = ? and l.patient_id = ? and l.ended_at is null
                        having count(*) > 0
                        """)
                .params(CurrentPractice.id(), patientId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private Optional<PortalStatus> invited(UUID patientId) {
        return jdbc.sql(
                        """
                        select created_at, expires_at from invitation
                        where practice_id = ? and patient_id = ? and used_at is null
                            and withdrawn_at is null
                        order by created_at desc limit 1
                        """)
                .params(CurrentPractice.id(), patientId)
                .query(
                        (row, number) -> {
                            var expires = row.getTimestamp("expires_at").toInstant();
                            var state =
                                    expires.isAfter(clock.instant())
                                            ? PortalStatus.State.INVITED
                                            : PortalStatus.State.INVITATION_EXPIRED;
                            var since = row.getTimestamp("created_at").toInstant();
                            return new PortalStatus(state, since, expires);
                        })
                .optional();
    }

    /** The address of an invitation that is to be mailed, while it is open. */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(UUID invitationId) {
        return jdbc.sql(
                        """
                        select email from invitation
                        where practice_id = ? and id = ? and used_at is null
                            and withdrawn_at is null and expires_at > ?
                        """)
                .params(CurrentPractice.id(), invitationId, Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }
}

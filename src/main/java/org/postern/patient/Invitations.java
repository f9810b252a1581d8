package org.postern.patient;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.user.UserIdentity;
import org.postern.vault.Secret;
import org.postern.wording.Language;
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
    private final PortalStatuses statuses;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invitations(
            JdbcClient jdbc,
            Patients patients,
            PortalAccounts accounts,
            PortalStatuses statuses,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.accounts = accounts;
        this.statuses = statuses;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Mails the patient a new link; an open one ends with it.
     *
     * @throws PatientNotFound if there is no such patient
     * @throws InvitationRefused if the patient cannot be invited now, or not by this user
     */
    public void invite(UUID patientId, UserIdentity inviting) {
        if (opensEarlier(patientId) && !inviting.account().mayGiveAccess()) {
            audit.recordRefusal(
                    AuditEvent.denied(AuditAction.INVITE, "not-theirs-to-give").patient(patientId));
            throw new InvitationRefused(InvitationRefused.Reason.NOT_THEIRS);
        }
        var id = open(patientId, inviting.id(), null, null);
        audit.record(
                AuditEvent.allowed(AuditAction.INVITE).patient(patientId).on("invitation", id));
    }

    /**
     * Mails the link to a patient who asked for it. An open one ends with it.
     *
     * @param language the one to write in
     * @throws InvitationRefused if the patient cannot be invited now
     */
    public void ask(UUID patientId, Instant askedAt, Language language) {
        var id = open(patientId, null, askedAt, language);
        audit.record(
                AuditEvent.allowed(AuditAction.ASK_TO_REGISTER)
                        .patient(patientId)
                        .on("invitation", id));
    }

    private UUID open(
            UUID patientId,
            @Nullable UUID invitingUserId,
            @Nullable Instant askedAt,
            @Nullable Language language) {
        lock(patientId);
        var email = addressToInvite(patients.get(patientId));
        endOpen(patientId);
        var id = UuidCreator.getTimeOrderedEpoch();
        var secret = Secret.random();
        var now = clock.instant();
        jdbc.sql(
                        """
                        insert into invitation (practice_id, id, patient_id, email, token_hash,
                            invited_by, asked_at, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                patientId,
                                email,
                                secret.hash(),
                                invitingUserId,
                                askedAt == null ? null : Timestamp.from(askedAt),
                                Timestamp.from(now),
                                Timestamp.from(now.plus(LIFETIME))))
                .update();
        events.publishEvent(new PatientInvited(id, secret, language));
        return id;
    }

    // Two invitations at the same moment would both stay open. A registration, which holds its
    // invitation and then refers to the patient, need not wait for this.
    private void lock(UUID patientId) {
        jdbc.sql("select id from patient where practice_id = ? and id = ? for no key update")
                .params(CurrentPractice.id(), patientId)
                .query(UUID.class)
                .optional();
    }

    private String addressToInvite(Patient patient) {
        if (patient.deceased()) {
            throw new InvitationRefused(InvitationRefused.Reason.DECEASED);
        }
        if (status(patient.id()).registeredSelf()) {
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

    /**
     * Whether whoever registers by an invitation of this patient reads what is there already:
     * somebody wrote for the patient before. False for who signs in and cannot be invited.
     */
    @Transactional(readOnly = true)
    public boolean opensEarlier(UUID patientId) {
        return !status(patientId).registeredSelf() && statuses.hasHistory(patientId);
    }

    /** Ends the patient's open invitation, if there is one. */
    public void withdraw(UUID patientId) {
        if (endOpen(patientId) > 0) {
            audit.record(AuditEvent.allowed(AuditAction.WITHDRAW_INVITATION).patient(patientId));
        }
    }

    /** Ends all open invitations to read and write for the patient, whosever they are. */
    void withdrawAll(UUID patientId) {
        withdraw(patientId);
        jdbc.sql(
                        """
                        update proxy_invitation set withdrawn_at = ?
                        where practice_id = ? and patient_id = ? and used_at is null
                            and withdrawn_at is null
                        """)
                .params(Timestamp.from(clock.instant()), CurrentPractice.id(), patientId)
                .update();
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
        return statuses(List.of(patientId))
                .getOrDefault(
                        patientId,
                        new PortalStatus(PortalStatus.State.NEVER_INVITED, null, null, false));
    }

    /** How each of these patients stands with the portal. */
    @Transactional(readOnly = true)
    public Map<UUID, PortalStatus> statuses(List<UUID> patientIds) {
        return statuses.of(patientIds, clock.instant());
    }

    /** The address of an invitation that is to be mailed, while it is open. */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(UUID invitationId) {
        return jdbc.sql(
                        """
                        select i.email from invitation i
                        join patient p on p.practice_id = i.practice_id and p.id = i.patient_id
                            and p.deceased_at is null
                        where i.practice_id = ? and i.id = ? and i.used_at is null
                            and i.withdrawn_at is null and i.expires_at > ?
                        """)
                .params(CurrentPractice.id(), invitationId, Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }
}

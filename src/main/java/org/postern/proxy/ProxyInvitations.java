package org.postern.proxy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccess;
import org.postern.patient.Relation;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.postern.vault.Secret;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invitations of parents and caregivers: single use, for seven days, one open for each address. */
@Service
@Transactional
public class ProxyInvitations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Patients patients;
    private final PortalAccess access;
    private final UserAccounts users;
    private final GrownUp grownUp;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProxyInvitations(
            JdbcClient jdbc,
            Patients patients,
            PortalAccess access,
            UserAccounts users,
            GrownUp grownUp,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.access = access;
        this.users = users;
        this.grownUp = grownUp;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Mails somebody a link with which to write for a patient; an open one of the same address ends
     * with it.
     *
     * @throws org.postern.patient.PatientNotFound if there is no such patient
     * @throws ProxyRefused if this one cannot be invited, or not by this user
     */
    public void invite(UUID patientId, ProxyDetails details, UserIdentity by) {
        if (!by.account().mayGiveAccess()) {
            audit.recordRefusal(
                    AuditEvent.denied(AuditAction.INVITE_PROXY, "not-theirs-to-give")
                            .patient(patientId));
            throw new ProxyRefused(ProxyRefused.Reason.NOT_THEIRS);
        }
        lock(patientId);
        check(patientId, details);
        endOpen(patientId, details.email());
        send(patientId, details, by.id());
    }

    private void lock(UUID patientId) {
        jdbc.sql("select id from patient where practice_id = ? and id = ? for no key update")
                .params(CurrentPractice.id(), patientId)
                .query(UUID.class)
                .optional();
    }

    private void check(UUID patientId, ProxyDetails details) {
        if (patients.get(patientId).deceased()) {
            throw new ProxyRefused(ProxyRefused.Reason.DECEASED);
        }
        if (grownUp.is(patientId)) {
            if (details.relation() == Relation.PARENT) {
                throw new ProxyRefused(ProxyRefused.Reason.GROWN_UP);
            }
            if (!details.patientAgreed()) {
                throw new ProxyRefused(ProxyRefused.Reason.NOT_AGREED);
            }
        }
        var lastDay = details.lastDay();
        if (lastDay != null && lastDay.isBefore(grownUp.today())) {
            throw new ProxyRefused(ProxyRefused.Reason.DAY_OVER);
        }
        if (access.accounts(patientId).stream()
                .anyMatch(one -> one.email().equalsIgnoreCase(details.email()))) {
            throw new ProxyRefused(ProxyRefused.Reason.HAS_ACCESS);
        }
        // A user reads what the user's rights say, and never more by a patient's account.
        if (users.all().stream()
                .anyMatch(one -> one.active() && one.email().equalsIgnoreCase(details.email()))) {
            throw new ProxyRefused(ProxyRefused.Reason.USERS_ADDRESS);
        }
    }

    private void send(UUID patientId, ProxyDetails details, UUID byId) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var secret = Secret.random();
        var now = clock.instant();
        jdbc.sql(
                        """
                        insert into proxy_invitation (practice_id, id, patient_id, email, name,
                            relationship, last_day, patient_agreed, token_hash, invited_by,
                            created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                patientId,
                                details.email(),
                                details.name(),
                                details.relation().name(),
                                details.lastDay(),
                                details.patientAgreed(),
                                secret.hash(),
                                byId,
                                Timestamp.from(now),
                                Timestamp.from(now.plus(LIFETIME))))
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.INVITE_PROXY)
                        .patient(patientId)
                        .on("proxy-invitation", id));
        events.publishEvent(new ProxyInvited(id, secret));
    }

    private int endOpen(UUID patientId, String email) {
        return jdbc.sql(
                        """
                        update proxy_invitation set withdrawn_at = ?
                        where practice_id = ? and patient_id = ? and lower(email) = lower(?)
                            and used_at is null and withdrawn_at is null
                        """)
                .params(Timestamp.from(clock.instant()), CurrentPractice.id(), patientId, email)
                .update();
    }

    /**
     * Mails a new link in the place of one that waits or waited in vain. One that is not there any
     * more is left alone.
     *
     * @throws ProxyRefused if this one cannot be invited any more
     */
    public void renew(UUID patientId, UUID invitationId, UserIdentity by) {
        find(patientId, invitationId).ifPresent(found -> invite(patientId, found.details(), by));
    }

    /** Ends a link that waits. */
    public void withdraw(UUID patientId, UUID invitationId) {
        find(patientId, invitationId)
                .filter(found -> endOpen(patientId, found.details().email()) > 0)
                .ifPresent(
                        found ->
                                audit.record(
                                        AuditEvent.allowed(AuditAction.WITHDRAW_PROXY_INVITATION)
                                                .patient(patientId)
                                                .on("proxy-invitation", invitationId)));
    }

    private Optional<SentInvitation> find(UUID patientId, UUID invitationId) {
        return waiting(patientId).stream().filter(one -> one.id().equals(invitationId)).findFirst();
    }

    /** The invitations to write for a patient that nobody has used or withdrawn, oldest first. */
    @Transactional(readOnly = true)
    public List<SentInvitation> waiting(UUID patientId) {
        return jdbc.sql(
                        """
                        select * from proxy_invitation
                        where practice_id = ? and patient_id = ? and used_at is null
                            and withdrawn_at is null
                        order by created_at, id
                        """)
                .params(CurrentPractice.id(), patientId)
                .query((row, number) -> read(row, clock.instant()))
                .list();
    }

    private static SentInvitation read(ResultSet row, Instant now) throws SQLException {
        var expires = row.getTimestamp("expires_at").toInstant();
        return new SentInvitation(
                row.getObject("id", UUID.class),
                new ProxyDetails(
                        row.getString("name"),
                        row.getString("email"),
                        Relation.valueOf(row.getString("relationship")),
                        row.getObject("last_day", LocalDate.class),
                        row.getBoolean("patient_agreed")),
                row.getTimestamp("created_at").toInstant(),
                expires,
                !expires.isAfter(now));
    }

    /** The address of an invitation that is to be mailed, while it is open. */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(UUID invitationId) {
        return jdbc.sql(
                        """
                        select i.email from proxy_invitation i
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

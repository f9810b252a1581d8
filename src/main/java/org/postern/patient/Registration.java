package org.postern.patient;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.PasswordOwner;
import org.postern.signin.PasswordRules;
import org.postern.signin.Passwords;
import org.postern.vault.Secret;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Registration of a patient who follows an invitation link. */
@Service
public class Registration {

    // A date of birth is easily guessed; the link ends after this many wrong ones.
    private static final int MOST_FAILURES = 5;

    private record OpenInvitation(UUID id, UUID patientId, String email) {}

    private final JdbcClient jdbc;
    private final Patients patients;
    private final PortalAccounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Registration(
            JdbcClient jdbc,
            Patients patients,
            PortalAccounts accounts,
            Passwords passwords,
            PasswordRules rules,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether this link still works. Looking does not use it up: mail scanners look, too. */
    public boolean isOpen(Secret secret) {
        return Boolean.TRUE.equals(transaction.execute(status -> find(secret, "").isPresent()));
    }

    /**
     * Makes the account, when the link is open and the date of birth is right; uses the link up.
     *
     * @param password one that would do for somebody unknown ({@link PasswordRules})
     */
    public RegistrationResult register(Secret secret, LocalDate dateOfBirth, String password) {
        if (!isOpen(secret)) {
            return new RegistrationResult.LinkEnded();
        }
        var hash = passwords.hash(password);
        try {
            return Objects.requireNonNull(
                    transaction.execute(
                            status ->
                                    // The row's lock lets one of two posts at once through.
                                    find(secret, "for update of i")
                                            .map(
                                                    open ->
                                                            register(
                                                                    open,
                                                                    dateOfBirth,
                                                                    password,
                                                                    hash))
                                            .orElseGet(RegistrationResult.LinkEnded::new)));
        } catch (DuplicateKeyException e) {
            // Two links for one address were used at the same moment.
            return new RegistrationResult.EmailTaken();
        }
    }

    private RegistrationResult register(
            OpenInvitation invitation,
            LocalDate dateOfBirth,
            String password,
            String passwordHash) {
        var patient = patients.get(invitation.patientId());
        if (!patient.dateOfBirth().equals(dateOfBirth)) {
            return refuse(invitation);
        }
        // Only now: what is refused here tells the patient's names.
        var refusal = rules.check(password, owner(patient, invitation.email()));
        if (refusal.isPresent()) {
            return new RegistrationResult.PasswordRefused(refusal.get());
        }
        if (accounts.isTaken(invitation.email())) {
            return new RegistrationResult.EmailTaken();
        }
        jdbc.sql("update invitation set used_at = ? where practice_id = ? and id = ?")
                .params(Timestamp.from(clock.instant()), CurrentPractice.id(), invitation.id())
                .update();
        var accountId = UuidCreator.getTimeOrderedEpoch();
        Actor.current()
                .as(Actor.Kind.ACCOUNT, accountId)
                .call(
                        () -> {
                            accounts.add(accountId, patient, invitation.email(), passwordHash);
                            return true;
                        });
        return new RegistrationResult.Registered(accountId);
    }

    private static PasswordOwner owner(Patient patient, String email) {
        return PasswordOwner.of(patient.givenName(), patient.familyName(), email)
                .born(patient.dateOfBirth());
    }

    private RegistrationResult refuse(OpenInvitation invitation) {
        jdbc.sql(
                        """
                        update invitation set failures = failures + 1
                        where practice_id = ? and id = ?
                        """)
                .params(CurrentPractice.id(), invitation.id())
                .update();
        audit.record(
                AuditEvent.denied(AuditAction.REGISTER, "wrong-date-of-birth")
                        .patient(invitation.patientId())
                        .on("invitation", invitation.id()));
        return new RegistrationResult.WrongDateOfBirth();
    }

    private Optional<OpenInvitation> find(Secret secret, String lock) {
        return jdbc.sql(
                        """
                        select i.id, i.patient_id, i.email from invitation i
                        join patient p on p.practice_id = i.practice_id and p.id = i.patient_id
                            and p.deceased_at is null
                            and not exists (select from portal_link l
                                where l.practice_id = p.practice_id and l.patient_id = p.id
                                    and l.relationship = 'SELF' and l.ended_at is null)
                        where i.practice_id = ? and i.token_hash = ? and i.used_at is null
                            and i.withdrawn_at is null and i.expires_at > ? and i.failures < ?
                        """
                                + lock)
                .params(
                        CurrentPractice.id(),
                        secret.hash(),
                        Timestamp.from(clock.instant()),
                        MOST_FAILURES)
                .query(
                        (row, number) ->
                                new OpenInvitation(
                                        row.getObject("id", UUID.class),
                                        row.getObject("patient_id", UUID.class),
                                        row.getString("email")))
                .optional();
    }
}

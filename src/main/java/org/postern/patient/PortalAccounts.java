package org.postern.patient;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.Passwords;
import org.postern.wording.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The portal accounts of the current practice. */
@Service
@Transactional
public class PortalAccounts {

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    PortalAccounts(JdbcClient jdbc, Passwords passwords, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** The identity of an account that has access now: not ended, and its patient is alive. */
    @Transactional(readOnly = true)
    public Optional<PatientIdentity> identify(UUID accountId) {
        var practiceId = CurrentPractice.id();
        return jdbc.sql(
                        """
                        select p.*, a.email as account_email, a.language from portal_account a
                        join portal_link l on l.practice_id = a.practice_id
                            and l.account_id = a.id and l.ended_at is null
                        join patient p on p.practice_id = l.practice_id and p.id = l.patient_id
                        where a.practice_id = ? and a.id = ? and a.ended_at is null
                            and p.deceased_at is null
                        order by l.created_at limit 1
                        """)
                .params(practiceId, accountId)
                .query(
                        (row, number) ->
                                new PatientIdentity(
                                        practiceId,
                                        accountId,
                                        Patients.read(row, number),
                                        row.getString("account_email"),
                                        Language.of(row.getString("language")).orElse(null)))
                .optional();
    }

    /** The address to which mail for this patient goes, if the patient can read it. */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(UUID patientId) {
        return jdbc.sql(
                        """
                        select a.email from portal_link l
                        join portal_account a on a.practice_id = l.practice_id
                            and a.id = l.account_id and a.ended_at is null
                        join patient p on p.practice_id = l.practice_id and p.id = l.patient_id
                        where l.practice_id = ? and l.patient_id = ? and l.ended_at is null
                            and p.deceased_at is null
                        order by l.created_at limit 1
                        """)
                .params(CurrentPractice.id(), patientId)
                .query(String.class)
                .optional();
    }

    /** Whether a portal account with access signs in with this address. */
    @Transactional(readOnly = true)
    public boolean isTaken(String email) {
        return jdbc.sql(
                        """
                        select exists (select from portal_account
                            where practice_id = ? and lower(email) = lower(?) and ended_at is null)
                        """)
                .params(CurrentPractice.id(), email)
                .query(Boolean.class)
                .single();
    }

    void add(UUID accountId, Patient patient, String email, String passwordHash) {
        var now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                        insert into portal_account (practice_id, id, email, password_ct, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        accountId,
                        email,
                        passwords.seal(passwordHash, "portal_account", accountId),
                        now)
                .update();
        jdbc.sql(
                        """
                        insert into portal_link (practice_id, account_id, patient_id, created_at)
                        values (?, ?, ?, ?)
                        """)
                .params(CurrentPractice.id(), accountId, patient.id(), now)
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.REGISTER)
                        .patient(patient.id())
                        .on("account", accountId));
    }

    /** Keeps the language that the holder of an account chose, for pages and mails. */
    public void speak(UUID accountId, Language language) {
        jdbc.sql("update portal_account set language = ? where practice_id = ? and id = ?")
                .params(language.code(), CurrentPractice.id(), accountId)
                .update();
    }

    /** The language for mails to a patient: the one chosen in the portal, or else English. */
    @Transactional(readOnly = true)
    public Language languageOfPatient(UUID patientId) {
        return jdbc.sql(
                        """
                        select a.language from portal_link l
                        join portal_account a on a.practice_id = l.practice_id
                            and a.id = l.account_id and a.language is not null
                        where l.practice_id = ? and l.patient_id = ?
                        order by l.ended_at nulls first, l.created_at limit 1
                        """)
                .params(CurrentPractice.id(), patientId)
                .query(String.class)
                .optional()
                .flatMap(Language::of)
                .orElse(Language.ENGLISH);
    }

    /** Sets a new password, given as its hash ({@link Passwords#hash}). */
    public void changePassword(UUID accountId, String passwordHash) {
        jdbc.sql("update portal_account set password_ct = ? where practice_id = ? and id = ?")
                .params(
                        passwords.seal(passwordHash, "portal_account", accountId),
                        CurrentPractice.id(),
                        accountId)
                .update();
        audit.record(AuditEvent.allowed(AuditAction.CHANGE_PASSWORD).on("account", accountId));
    }
}

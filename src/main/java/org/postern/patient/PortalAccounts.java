package org.postern.patient;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

    /** The identity of an account that has access now, with the living patients it has it to. */
    @Transactional(readOnly = true)
    public Optional<PatientIdentity> identify(UUID accountId) {
        var practiceId = CurrentPractice.id();
        var found =
                jdbc.sql(
                                """
                                select p.*, a.email as account_email, a.language,
                                    l.name as holder, l.relationship, l.ends_on
                                from open_link l
                                join portal_account a on a.practice_id = l.practice_id
                                    and a.id = l.account_id
                                join patient p on p.practice_id = l.practice_id
                                    and p.id = l.patient_id
                                where l.practice_id = ? and l.account_id = ?
                                    and (l.ends_at is null or l.ends_at > ?)
                                order by l.relationship <> 'SELF', l.created_at, p.id
                                """)
                        .params(practiceId, accountId, Timestamp.from(clock.instant()))
                        .query(
                                (row, number) ->
                                        new PatientIdentity(
                                                practiceId,
                                                accountId,
                                                row.getString("holder"),
                                                row.getString("account_email"),
                                                Language.of(row.getString("language")).orElse(null),
                                                List.of(
                                                        new PortalPatient(
                                                                Patients.read(row, number),
                                                                Relation.valueOf(
                                                                        row.getString(
                                                                                "relationship")),
                                                                row.getObject(
                                                                        "ends_on",
                                                                        LocalDate.class)))))
                        .list();
        return found.stream()
                .findFirst()
                .map(
                        first ->
                                first.withAll(
                                        found.stream()
                                                .flatMap(one -> one.patients().stream())
                                                .toList()));
    }

    /** The accounts that write for a patient now: whom mail about the patient goes to. */
    @Transactional(readOnly = true)
    public List<UUID> writingFor(UUID patientId) {
        return jdbc.sql(
                        """
                        select account_id from open_link
                        where practice_id = ? and patient_id = ?
                            and (ends_at is null or ends_at > ?)
                        order by created_at, account_id
                        """)
                .params(CurrentPractice.id(), patientId, Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list();
    }

    /** The names of all others who read and write for a patient now. */
    @Transactional(readOnly = true)
    public List<String> othersWritingFor(UUID patientId, UUID butAccountId) {
        return jdbc.sql(
                        """
                        select name from open_link
                        where practice_id = ? and patient_id = ? and account_id <> ?
                            and (ends_at is null or ends_at > ?)
                        order by created_at, account_id
                        """)
                .params(
                        CurrentPractice.id(),
                        patientId,
                        butAccountId,
                        Timestamp.from(clock.instant()))
                .query(String.class)
                .list();
    }

    /** The address to which mail for this account goes, if it writes for anybody now. */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(UUID accountId) {
        return identify(accountId).map(PatientIdentity::email);
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

    /** The language for mails to an account: the one chosen in the portal, or else English. */
    @Transactional(readOnly = true)
    public Language languageOf(UUID accountId) {
        return jdbc.sql(
                        """
                        select language from portal_account
                        where practice_id = ? and id = ? and language is not null
                        """)
                .params(CurrentPractice.id(), accountId)
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

package org.postern.patient;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.OpenSessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a patient's access to the portal away. What was written stays for the practice. */
@Service
@Transactional
public class PortalAccess {

    private final JdbcClient jdbc;
    private final Invitations invitations;
    private final OpenSessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    PortalAccess(
            JdbcClient jdbc,
            Invitations invitations,
            OpenSessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.invitations = invitations;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Removes the patient's access: nobody writes for this patient any more, open invitations end,
     * and everybody who did is signed out. A new invitation undoes it.
     */
    public void remove(UUID patientId) {
        jdbc.sql("select id from patient where practice_id = ? and id = ? for no key update")
                .params(CurrentPractice.id(), patientId)
                .query(UUID.class)
                .optional();
        invitations.withdrawAll(patientId);
        var accounts = accounts(patientId);
        accounts.forEach(account -> end(account, patientId));
        if (!accounts.isEmpty()) {
            audit.record(AuditEvent.allowed(AuditAction.REMOVE_PORTAL_ACCESS).patient(patientId));
        }
    }

    /** The accounts that write for a patient now, the oldest first. */
    @Transactional(readOnly = true)
    public List<PortalAccount> accounts(UUID patientId) {
        return accounts(patientId, "");
    }

    /** Those of them whose access has not run out since: who can read what is sent now. */
    @Transactional(readOnly = true)
    public List<PortalAccount> readers(UUID patientId) {
        return accounts(patientId, " and (ends_at is null or ends_at > :now)");
    }

    private List<PortalAccount> accounts(UUID patientId, String condition) {
        return jdbc.sql(
                        """
                        select account_id, name, email, relationship, created_at, ends_on
                        from open_link where practice_id = :practice and patient_id = :patient %s
                        order by relationship <> 'SELF', created_at, account_id
                        """
                                .formatted(condition))
                .param("practice", CurrentPractice.id())
                .param("patient", patientId)
                .param("now", Timestamp.from(clock.instant()))
                .query(
                        (row, number) ->
                                new PortalAccount(
                                        row.getObject("account_id", UUID.class),
                                        row.getString("name"),
                                        row.getString("email"),
                                        Relation.valueOf(row.getString("relationship")),
                                        row.getTimestamp("created_at").toInstant(),
                                        row.getObject("ends_on", LocalDate.class)))
                .list();
    }

    /** Ends what one account may do for a patient; the account itself if it has no other. */
    public void end(PortalAccount account, UUID patientId) {
        var now = clock.instant();
        jdbc.sql(
                        """
                        update portal_link set ended_at = ?
                        where practice_id = ? and account_id = ? and patient_id = ?
                            and ended_at is null
                        """)
                .params(Timestamp.from(now), CurrentPractice.id(), account.id(), patientId)
                .update();
        endWithoutPatients(account, now);
        endSessions(account);
    }

    private void endWithoutPatients(PortalAccount account, Instant now) {
        jdbc.sql(
                        """
                        update portal_account a set ended_at = ?
                        where practice_id = ? and id = ? and ended_at is null
                            and not exists (select from portal_link l
                                where l.practice_id = a.practice_id and l.account_id = a.id
                                    and l.ended_at is null)
                        """)
                .params(Timestamp.from(now), CurrentPractice.id(), account.id())
                .update();
    }

    /** Signs out everybody who writes for this patient. */
    public void endSessions(UUID patientId) {
        accounts(patientId).forEach(this::endSessions);
    }

    private void endSessions(PortalAccount account) {
        sessions.endAll(Actor.Kind.ACCOUNT, account.id());
    }
}

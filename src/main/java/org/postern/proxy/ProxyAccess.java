package org.postern.proxy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.patient.PortalAccess;
import org.postern.patient.PortalAccount;
import org.postern.patient.Relation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the access of parents and caregivers. What they wrote stays. */
@Service
@Transactional
public class ProxyAccess {

    // Told this long before.
    private static final int DAYS_BEFORE = 30;

    private record Ending(UUID accountId, UUID patientId) {}

    private final JdbcClient jdbc;
    private final PortalAccess access;
    private final GrownUp grownUp;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ProxyAccess(
            JdbcClient jdbc,
            PortalAccess access,
            GrownUp grownUp,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.access = access;
        this.grownUp = grownUp;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Takes somebody's access to a patient away, and signs that person out. A new invitation undoes
     * it. The patient's own access is left alone, and so is who has none.
     */
    public void withdraw(UUID patientId, UUID accountId) {
        find(patientId, accountId).ifPresent(account -> end(account, patientId, "withdrawn"));
    }

    /**
     * The parent or caregiver who writes for a patient with this account; nothing for the patient.
     */
    @Transactional(readOnly = true)
    public Optional<PortalAccount> find(UUID patientId, UUID accountId) {
        return access.accounts(patientId).stream()
                .filter(one -> one.id().equals(accountId) && one.relation() != Relation.SELF)
                .findFirst();
    }

    private void end(PortalAccount account, UUID patientId, String why) {
        access.end(account, patientId);
        audit.record(
                AuditEvent.allowed(AuditAction.END_PROXY_ACCESS)
                        .patient(patientId)
                        .on("account", account.id())
                        .because(why));
    }

    /**
     * Ends what has come to its day, and tells those whose access ends soon. Nobody had access in
     * between: each request counts the days itself.
     */
    public void endDue() {
        for (var due : due("l.ends_at <= :now")) {
            find(due.patientId(), due.accountId())
                    .ifPresent(
                            account -> {
                                end(account, due.patientId(), "day-has-come");
                                events.publishEvent(new ProxyAccessChange(account.id(), true));
                            });
        }
        for (var soon : due("l.ends_on <= :soon and l.warned_at is null")) {
            jdbc.sql(
                            """
                            update portal_link set warned_at = ?
                            where practice_id = ? and account_id = ? and patient_id = ?
                            """)
                    .params(grownUp.now(), CurrentPractice.id(), soon.accountId(), soon.patientId())
                    .update();
            events.publishEvent(new ProxyAccessChange(soon.accountId(), false));
        }
    }

    // The dead have no day: a mark that was a mistake gives everything back. What another node
    // works on at this moment is left to it.
    private List<Ending> due(String condition) {
        return jdbc.sql(
                        """
                        select l.account_id, l.patient_id from open_link l
                        join portal_link o on o.practice_id = l.practice_id
                            and o.account_id = l.account_id and o.patient_id = l.patient_id
                            and o.ended_at is null
                        where l.practice_id = :practice and l.ends_at > '-infinity' and
                        """
                                + condition
                                + " for update of o skip locked")
                .param("practice", CurrentPractice.id())
                .param("now", grownUp.now())
                .param("soon", soon())
                .query(
                        (row, number) ->
                                new Ending(
                                        row.getObject("account_id", UUID.class),
                                        row.getObject("patient_id", UUID.class)))
                .list();
    }

    private LocalDate soon() {
        return grownUp.today().plusDays(DAYS_BEFORE);
    }
}

package org.postern.proxy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.patient.Relation;
import org.postern.signin.Passwords;
import org.postern.vault.Secret;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows behind a link: the invitation, the account, and whom it writes for. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProxyLinks {

    // A date of birth is easily guessed; the link ends after this many wrong ones.
    private static final int MOST_FAILURES = 5;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final GrownUp grownUp;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ProxyLinks(
            JdbcClient jdbc,
            Passwords passwords,
            GrownUp grownUp,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.grownUp = grownUp;
        this.audit = audit;
        this.events = events;
    }

    Optional<OpenInvitation> find(Secret secret) {
        return find(secret, "");
    }

    /** Lets one of two posts at once through. */
    Optional<OpenInvitation> lock(Secret secret) {
        return find(secret, " for update of i");
    }

    // A link gives no access that would be over already.
    private Optional<OpenInvitation> find(Secret secret, String lock) {
        return jdbc.sql(
                        """
                        select i.*, p.date_of_birth, exists (select from portal_account a
                            where a.practice_id = i.practice_id and a.ended_at is null
                                and lower(a.email) = lower(i.email)) as known
                        from proxy_invitation i
                        join patient p on p.practice_id = i.practice_id and p.id = i.patient_id
                            and p.deceased_at is null
                        join practice_settings s on s.practice_id = i.practice_id
                        where i.practice_id = :practice and i.token_hash = :hash
                            and i.used_at is null and i.withdrawn_at is null
                            and i.expires_at > :now and i.failures < :most
                            and (i.last_day is null or i.last_day >= :today)
                            and (i.relationship <> 'PARENT'
                                or adult_on(p.date_of_birth, s.adult_age) > :today)
                        """
                                + lock)
                .param("practice", CurrentPractice.id())
                .param("hash", secret.hash())
                .param("now", grownUp.now())
                .param("most", MOST_FAILURES)
                .param("today", grownUp.today())
                .query(
                        (row, number) ->
                                new OpenInvitation(
                                        row.getObject("id", UUID.class),
                                        row.getObject("patient_id", UUID.class),
                                        row.getObject("date_of_birth", LocalDate.class),
                                        row.getString("email"),
                                        row.getString("name"),
                                        Relation.valueOf(row.getString("relationship")),
                                        row.getObject("last_day", LocalDate.class),
                                        row.getBoolean("known")))
                .optional();
    }

    void countFailure(OpenInvitation invitation) {
        jdbc.sql(
                        """
                        update proxy_invitation set failures = failures + 1
                        where practice_id = ? and id = ?
                        """)
                .params(CurrentPractice.id(), invitation.id())
                .update();
        audit.record(
                AuditEvent.denied(AuditAction.ADD_PROXY, "wrong-date-of-birth-or-password")
                        .patient(invitation.patientId())
                        .on("proxy-invitation", invitation.id()));
    }

    /** Makes the account of somebody who had none. */
    UUID addAccount(OpenInvitation invitation, String name, String passwordHash) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into portal_account (practice_id, id, email, name, password_ct,
                            created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        invitation.email(),
                        name,
                        passwords.seal(passwordHash, "portal_account", id),
                        grownUp.now())
                .update();
        return id;
    }

    /** Lets an account write for the patient, and uses the link up. */
    void add(OpenInvitation invitation, UUID accountId) {
        jdbc.sql("update proxy_invitation set used_at = ? where practice_id = ? and id = ?")
                .params(grownUp.now(), CurrentPractice.id(), invitation.id())
                .update();
        // A patient who has no other name than the record's gets one for those written for.
        jdbc.sql(
                        """
                        update portal_account set name = coalesce(name, ?)
                        where practice_id = ? and id = ?
                        """)
                .params(invitation.name(), CurrentPractice.id(), accountId)
                .update();
        jdbc.sql(
                        """
                        insert into portal_link as l (practice_id, account_id, patient_id,
                            relationship, last_day, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (practice_id, account_id, patient_id) do update
                            set relationship = excluded.relationship,
                                last_day = excluded.last_day, created_at = excluded.created_at,
                                ended_at = null, warned_at = null
                            where l.ended_at is not null
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                accountId,
                                invitation.patientId(),
                                invitation.relation().name(),
                                invitation.lastDay(),
                                grownUp.now()))
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.ADD_PROXY)
                        .patient(invitation.patientId())
                        .on("account", accountId));
        events.publishEvent(new ProxyAdded(invitation.patientId(), accountId));
    }
}

package org.postern.credentials;

import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.credentials.AccountLinks.Purpose;
import org.postern.database.CurrentPractice;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PortalAccounts;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.vault.Secret;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Another address for a portal account: it is mailed a link, and counts once the link was used. The
 * address before is told. Whether somebody else signs in with it is not told.
 */
@Service
public class EmailChange {

    private final JdbcClient jdbc;
    private final AccountLinks links;
    private final PortalAccounts accounts;
    private final Throttle throttle;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    EmailChange(
            JdbcClient jdbc,
            AccountLinks links,
            PortalAccounts accounts,
            Throttle throttle,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.links = links;
        this.accounts = accounts;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Mails a link to the new address.
     *
     * @throws org.postern.signin.TooManyAttempts after too many
     */
    public void ask(PatientIdentity patient, String email) {
        throttle.countAndCheck(AttemptLimit.EMAIL_LINKS_OF_ACCOUNT, patient.accountId().toString());
        transaction.executeWithoutResult(
                status ->
                        events.publishEvent(
                                new AccountNote(
                                        Actor.Kind.ACCOUNT,
                                        patient.accountId(),
                                        AccountNews.EMAIL_LINK,
                                        email,
                                        null)));
    }

    /** A link with which an account takes an address; nothing when another has it. */
    @Transactional
    public Optional<Secret> linkFor(UUID accountId, String email) {
        return accounts.isTaken(email)
                ? Optional.empty()
                : Optional.of(links.make(accountId, Purpose.EMAIL, email));
    }

    /** The address that a link confirms, while it works. */
    public Optional<String> addressOf(Secret secret) {
        return links.find(secret, Purpose.EMAIL).map(AccountLinks.Open::email);
    }

    /** Takes the new address, which uses the link up; false when it does not work (any more). */
    public boolean confirm(Secret secret) {
        try {
            return Boolean.TRUE.equals(
                    transaction.execute(
                            status ->
                                    links.use(secret, Purpose.EMAIL)
                                            .map(this::confirm)
                                            .orElse(false)));
        } catch (DuplicateKeyException e) {
            // Somebody else took the address since the mail was written.
            return false;
        }
    }

    private boolean confirm(AccountLinks.Open link) {
        var before =
                jdbc.sql("select email from portal_account where practice_id = ? and id = ?")
                        .params(CurrentPractice.id(), link.accountId())
                        .query(String.class)
                        .single();
        jdbc.sql("update portal_account set email = ? where practice_id = ? and id = ?")
                .params(link.email(), CurrentPractice.id(), link.accountId())
                .update();
        Actor.current()
                .as(Actor.Kind.ACCOUNT, link.accountId())
                .call(
                        () -> {
                            audit.record(
                                    AuditEvent.allowed(AuditAction.CHANGE_EMAIL)
                                            .on("account", link.accountId()));
                            return true;
                        });
        events.publishEvent(
                new AccountNote(
                        Actor.Kind.ACCOUNT,
                        link.accountId(),
                        AccountNews.EMAIL_CHANGED,
                        before,
                        null));
        return true;
    }
}

package org.postern.credentials;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.credentials.AccountLinks.Purpose;
import org.postern.database.CurrentPractice;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.signin.AttemptLimit;
import org.postern.signin.PasswordRules;
import org.postern.signin.Throttle;
import org.postern.signin.TooManyAttempts;
import org.postern.transport.Networks;
import org.postern.vault.Secret;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A forgotten password. Whether somebody signs in with an address is found out when the mail is
 * written, not when it is asked for, so that no answer and no time tells it.
 */
@Service
public class PasswordReset {

    /** A link to be mailed. */
    public record Link(UUID accountId, String email, Secret secret) {}

    private static final class Ended extends RuntimeException {}

    private final JdbcClient jdbc;
    private final AccountLinks links;
    private final AccountOwners owners;
    private final PasswordRules rules;
    private final NewPasswords passwords;
    private final Throttle throttle;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordReset(
            JdbcClient jdbc,
            AccountLinks links,
            AccountOwners owners,
            PasswordRules rules,
            NewPasswords passwords,
            Throttle throttle,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.owners = owners;
        this.rules = rules;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Asks for a mail with a link, if anybody signs in with this address. Beyond three an hour
     * nothing more is mailed, which is not told either.
     *
     * @param address the network address that asks
     * @throws TooManyAttempts after too many from there
     */
    public void ask(String email, String address) {
        throttle.countAndCheck(AttemptLimit.PASSWORD_LINKS_FROM_ADDRESS, Networks.of(address));
        try {
            throttle.countAndCheck(
                    AttemptLimit.PASSWORD_LINK_TO_ADDRESS,
                    CurrentPractice.id() + "|" + email.toLowerCase(Locale.ROOT));
        } catch (TooManyAttempts e) {
            return;
        }
        transaction.executeWithoutResult(
                status -> {
                    audit.record(AuditEvent.allowed(AuditAction.ASK_FOR_PASSWORD_LINK));
                    events.publishEvent(
                            new AccountNote(
                                    Actor.Kind.ACCOUNT,
                                    null,
                                    AccountNews.PASSWORD_LINK,
                                    email,
                                    null));
                });
    }

    /** A new link for whoever signs in with this address. Older ones go on until one is used. */
    @Transactional
    public Optional<Link> linkFor(String email) {
        return jdbc.sql(
                        """
                        select a.id, a.email from portal_account a
                        where a.practice_id = ? and lower(a.email) = lower(?) and a.ended_at is null
                            and exists (select from open_link l
                                where l.practice_id = a.practice_id and l.account_id = a.id
                                    and (l.ends_at is null or l.ends_at > ?))
                        """)
                .params(CurrentPractice.id(), email, Timestamp.from(clock.instant()))
                .query(
                        (row, number) -> {
                            var id = row.getObject("id", UUID.class);
                            var to = row.getString("email");
                            return new Link(id, to, links.make(id, Purpose.PASSWORD, to));
                        })
                .optional();
    }

    /** The address whose link this is, while it works. */
    public Optional<String> addressOf(Secret secret) {
        return links.find(secret, Purpose.PASSWORD).map(AccountLinks.Open::email);
    }

    /** The account whose link this is, while it works. */
    public Optional<UUID> accountOf(Secret secret) {
        return links.find(secret, Purpose.PASSWORD).map(AccountLinks.Open::accountId);
    }

    /** Sets a new password, which uses the link up and ends all others of the account. */
    public PasswordResult reset(Secret secret, String password) {
        var link = links.find(secret, Purpose.PASSWORD);
        if (link.isEmpty()) {
            return new PasswordResult.LinkEnded();
        }
        var accountId = link.get().accountId();
        var email = link.get().email();
        var refusal = rules.check(password, owners.of(accountId, email));
        if (refusal.isPresent()) {
            return new PasswordResult.Refused(refusal.get());
        }
        try {
            Actor.current()
                    .as(Actor.Kind.ACCOUNT, accountId)
                    .call(
                            () -> {
                                passwords.set(accountId, email, password, () -> use(secret));
                                return true;
                            });
        } catch (Ended e) {
            return new PasswordResult.LinkEnded();
        }
        return new PasswordResult.Changed(accountId, email);
    }

    private void use(Secret secret) {
        if (links.use(secret, Purpose.PASSWORD).isEmpty()) {
            throw new Ended();
        }
    }
}

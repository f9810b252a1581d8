package org.postern.credentials;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.credentials.UserLinks.Purpose;
import org.postern.database.CurrentPractice;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.signin.AttemptLimit;
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
 * A user's forgotten password. As for patients, whether somebody signs in with an address is found
 * out when the mail is written, not when it is asked for.
 */
@Service
public class UserPasswordReset {

    private final JdbcClient jdbc;
    private final UserLinks links;
    private final UserPasswords passwords;
    private final Throttle throttle;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    UserPasswordReset(
            JdbcClient jdbc,
            UserLinks links,
            UserPasswords passwords,
            Throttle throttle,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.links = links;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Asks for a mail with a link, if a user signs in with this address. Beyond three an hour
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
                    "user|" + CurrentPractice.id() + "|" + email.toLowerCase(Locale.ROOT));
        } catch (TooManyAttempts e) {
            return;
        }
        transaction.executeWithoutResult(
                status -> {
                    audit.record(AuditEvent.allowed(AuditAction.ASK_FOR_PASSWORD_LINK));
                    events.publishEvent(
                            new AccountNote(
                                    Actor.Kind.USER, null, AccountNews.PASSWORD_LINK, email, null));
                });
    }

    /** A new link for the user who signs in with this address. */
    @Transactional
    public Optional<PasswordReset.Link> linkFor(String email) {
        return jdbc.sql(
                        """
                        select id, email from user_account
                        where practice_id = ? and lower(email) = lower(?) and active
                            and password_ct is not null
                        """)
                .params(CurrentPractice.id(), email)
                .query(
                        (row, number) -> {
                            var id = row.getObject("id", UUID.class);
                            return new PasswordReset.Link(
                                    id, row.getString("email"), links.make(id, Purpose.PASSWORD));
                        })
                .optional();
    }

    /** The address whose link this is, while it works. */
    public Optional<String> addressOf(Secret secret) {
        return links.find(secret, Purpose.PASSWORD).map(UserLinks.Open::email);
    }

    /** Sets a new password, which uses the link up and ends all others of the user. */
    public PasswordResult reset(Secret secret, String password) {
        var link = links.find(secret, Purpose.PASSWORD);
        if (link.isEmpty()) {
            return new PasswordResult.LinkEnded();
        }
        var user = link.get();
        return passwords.set(
                user.userId(),
                user.name(),
                user.email(),
                password,
                () -> links.use(secret, Purpose.PASSWORD));
    }
}

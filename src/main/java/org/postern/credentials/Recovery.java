package org.postern.credentials;

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
import org.postern.vault.Secret;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Helps an administrator whom nobody else can help: whoever may run commands on the server makes a
 * link, and with it the administrator sets a new password and a new second factor.
 */
@Service
public class Recovery {

    private final JdbcClient jdbc;
    private final UserLinks links;
    private final UserPasswords passwords;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Recovery(
            JdbcClient jdbc,
            UserLinks links,
            UserPasswords passwords,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.links = links;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
    }

    /** The address whose link this is, while it works. */
    public Optional<String> addressOf(Secret secret) {
        return links.find(secret, Purpose.RECOVERY).map(UserLinks.Open::email);
    }

    /** Sets the new password, which uses the link up; then a new factor is to be set up. */
    public PasswordResult recover(Secret secret, String password) {
        var link = links.find(secret, Purpose.RECOVERY);
        if (link.isEmpty()) {
            return new PasswordResult.LinkEnded();
        }
        var user = link.get();
        return passwords.set(
                user.userId(), user.name(), user.email(), password, () -> use(secret, user));
    }

    private void use(Secret secret, UserLinks.Open user) {
        links.use(secret, Purpose.RECOVERY);
        audit.record(AuditEvent.allowed(AuditAction.RECOVER).on("user", user.userId()));
    }

    /**
     * A link for the administrator who signs in with this address; the administrator is told by
     * mail, too.
     */
    @Transactional
    public Optional<Secret> linkFor(String email) {
        return jdbc.sql(
                        """
                        select id from user_account
                        where practice_id = ? and lower(email) = lower(?) and active
                            and administration and password_ct is not null
                        """)
                .params(CurrentPractice.id(), email)
                .query(UUID.class)
                .optional()
                .map(id -> make(id, email));
    }

    private Secret make(UUID userId, String email) {
        links.endAll(userId, Purpose.RECOVERY);
        audit.record(AuditEvent.allowed(AuditAction.MAKE_RECOVERY_LINK).on("user", userId));
        events.publishEvent(
                new AccountNote(Actor.Kind.USER, userId, AccountNews.RECOVERED, email, null));
        return links.make(userId, Purpose.RECOVERY);
    }
}

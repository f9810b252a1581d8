package org.postern.credentials;

import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.signin.PasswordOwner;
import org.postern.signin.PasswordRules;
import org.postern.signin.Passwords;
import org.postern.user.UserAccounts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets the new password of a user, with what belongs to it in the same transaction. Users'
 * passwords have 15 characters or more, also beside a second factor.
 */
@Component
class UserPasswords {

    private final UserAccounts users;
    private final UserLinks links;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    UserPasswords(
            UserAccounts users,
            UserLinks links,
            PasswordRules rules,
            Passwords passwords,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.users = users;
        this.links = links;
        this.rules = rules;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Sets it: links to a new password end, and the user is told by mail.
     *
     * @param first what is done first in the transaction; what it throws leaves all as it was
     */
    PasswordResult set(UUID userId, String name, String email, String password, Runnable first) {
        var refusal = rules.check(password, PasswordOwner.of(name, email));
        if (refusal.isPresent()) {
            return new PasswordResult.Refused(refusal.get());
        }
        var hash = passwords.hash(password);
        try {
            Actor.current()
                    .as(Actor.Kind.USER, userId)
                    .call(
                            () -> {
                                transaction.executeWithoutResult(
                                        status -> {
                                            first.run();
                                            set(userId, email, hash);
                                        });
                                return true;
                            });
        } catch (LinkEnded e) {
            return new PasswordResult.LinkEnded();
        }
        return new PasswordResult.Changed(userId, email);
    }

    private void set(UUID userId, String email, String hash) {
        users.setPassword(userId, hash);
        links.endAll(userId, UserLinks.Purpose.PASSWORD);
        audit.record(AuditEvent.allowed(AuditAction.CHANGE_PASSWORD).on("user", userId));
        events.publishEvent(
                new AccountNote(
                        Actor.Kind.USER, userId, AccountNews.PASSWORD_CHANGED, email, null));
    }
}

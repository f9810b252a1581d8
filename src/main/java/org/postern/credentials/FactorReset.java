package org.postern.credentials;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.credentials.UserLinks.Purpose;
import org.postern.database.CurrentPractice;
import org.postern.factor.FactorOwner;
import org.postern.factor.FactorRemoval;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.signin.Credentials;
import org.postern.user.UserAccounts;
import org.postern.user.UserNotFound;
import org.postern.user.UserSignIn;
import org.postern.vault.Secret;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A user's lost second factor, or one that is missing. An administrator starts the reset (or the
 * user, on a device that the account does not know), which changes nothing yet: the user gets a
 * mailed link, and with it and the password sets up a new one. So neither the administrator nor
 * whoever reads the user's mail gets in.
 */
@Service
public class FactorReset {

    /** Whom a link lets set up a new second factor. */
    public record Asked(UUID userId, String name, String email) {}

    private final JdbcClient jdbc;
    private final UserAccounts users;
    private final UserLinks links;
    private final UserSignIn signIn;
    private final FactorRemoval removal;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    FactorReset(
            JdbcClient jdbc,
            UserAccounts users,
            UserLinks links,
            UserSignIn signIn,
            FactorRemoval removal,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.users = users;
        this.links = links;
        this.signIn = signIn;
        this.removal = removal;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Mails the user a link.
     *
     * @throws UserNotFound if nobody can sign in as this user
     */
    @Transactional
    public void start(UUID userId) {
        var user =
                users.find(userId)
                        .filter(one -> one.active() && one.joined())
                        .orElseThrow(UserNotFound::new);
        audit.record(AuditEvent.allowed(AuditAction.ASK_FOR_FACTOR_RESET).on("user", userId));
        events.publishEvent(
                new AccountNote(
                        Actor.Kind.USER, userId, AccountNews.FACTORS_LINK, user.email(), null));
    }

    /** The link that is mailed, as it is written; none to an address that was given up since. */
    @Transactional
    public Optional<Secret> linkFor(UUID userId, String email) {
        return users.find(userId)
                .filter(one -> one.active() && one.joined())
                .filter(one -> one.email().equalsIgnoreCase(email))
                .map(user -> links.make(userId, Purpose.FACTORS));
    }

    /** Whose link this is, while it works. */
    public Optional<Asked> asked(Secret secret) {
        return links.find(secret, Purpose.FACTORS)
                .map(open -> new Asked(open.userId(), open.name(), open.email()));
    }

    /**
     * Uses the link up. What was lost stays until something else is set up in its place ({@link
     * #replace}): until then nobody gets in with the password alone.
     *
     * @return false when the password is wrong
     * @throws org.postern.signin.TooManyAttempts after too many wrong ones
     */
    public boolean confirm(Secret secret, Credentials credentials) {
        var user = signIn.signIn(credentials);
        var asked = asked(secret).map(Asked::userId);
        if (user.isEmpty() || !user.equals(asked)) {
            return false;
        }
        try {
            Actor.current()
                    .as(Actor.Kind.USER, user.get())
                    .call(
                            () -> {
                                transaction.executeWithoutResult(
                                        status -> {
                                            var open = links.use(secret, Purpose.FACTORS);
                                            links.endAll(open.userId(), Purpose.FACTORS);
                                        });
                                return true;
                            });
        } catch (LinkEnded e) {
            return false;
        }
        return true;
    }

    /**
     * Sets a new factor up in place of all that there were, from then on for good; or changes
     * nothing.
     *
     * @param setUp sets it up; false when that was refused
     */
    public boolean replace(FactorOwner owner, BooleanSupplier setUp) {
        return Boolean.TRUE.equals(
                transaction.execute(
                        status -> {
                            removal.removeAll(owner);
                            if (!setUp.getAsBoolean()) {
                                status.setRollbackOnly();
                                return false;
                            }
                            require(owner.id());
                            return true;
                        }));
    }

    private void require(UUID userId) {
        jdbc.sql(
                        """
                        update user_account set second_factor_due = true
                        where practice_id = ? and id = ?
                        """)
                .params(CurrentPractice.id(), userId)
                .update();
    }
}

package org.postern.credentials;

import java.util.Optional;
import java.util.UUID;
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
 * A user's lost second factor. An administrator starts the reset, which changes nothing yet: the
 * user gets a mailed link, and with it and the password sets up a new one. So neither the
 * administrator nor whoever reads the user's mail gets in.
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

    /** The link that is mailed, as it is written. */
    @Transactional
    public Optional<Secret> linkFor(UUID userId) {
        return users.find(userId)
                .filter(one -> one.active() && one.joined())
                .map(user -> links.make(userId, Purpose.FACTORS));
    }

    /** Whose link this is, while it works. */
    public Optional<Asked> asked(Secret secret) {
        return links.find(secret, Purpose.FACTORS)
                .map(open -> new Asked(open.userId(), open.name(), open.email()));
    }

    /**
     * Takes the lost factors away, which uses the link up. A new one is asked for before anything
     * else from then on.
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
                                            reset(open.userId(), open.email());
                                        });
                                return true;
                            });
        } catch (LinkEnded e) {
            return false;
        }
        return true;
    }

    /** Takes the factors away and says that a new one is due; needs a transaction. */
    void reset(UUID userId, String email) {
        removal.removeAll(new FactorOwner(Actor.Kind.USER, userId, email));
        jdbc.sql(
                        """
                        update user_account set second_factor_due = true
                        where practice_id = ? and id = ?
                        """)
                .params(CurrentPractice.id(), userId)
                .update();
        links.endAll(userId, Purpose.FACTORS);
    }
}

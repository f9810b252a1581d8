package org.postern.user;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.Passwords;
import org.postern.vault.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** An invited user sets a password, and can sign in from then on. */
@Service
public class Joining {

    private record Open(UUID invitationId, UUID userId) {}

    private final JdbcClient jdbc;
    private final UserAccounts users;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Joining(
            JdbcClient jdbc,
            UserAccounts users,
            Passwords passwords,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whose link this is, while it works. Looking does not use it up: mail scanners look, too. */
    public Optional<UserAccount> invited(Secret secret) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> find(secret, "").map(Open::userId).flatMap(users::find)));
    }

    /**
     * Sets the password, which uses the link up.
     *
     * @param password an acceptable one ({@link org.postern.signin.PasswordRules})
     * @return the user's id; nothing when the link does not work (any more)
     */
    public Optional<UUID> join(Secret secret, String password) {
        if (invited(secret).isEmpty()) {
            return Optional.empty();
        }
        var hash = passwords.hash(password);
        return Objects.requireNonNull(
                transaction.execute(
                        // The rows' locks let one of two posts at once through.
                        status -> find(secret, "for update").map(open -> join(open, hash))));
    }

    private UUID join(Open open, String passwordHash) {
        jdbc.sql("update user_invitation set used_at = ? where practice_id = ? and id = ?")
                .params(Timestamp.from(clock.instant()), CurrentPractice.id(), open.invitationId())
                .update();
        users.setPassword(open.userId(), passwordHash);
        Actor.current()
                .as(Actor.Kind.USER, open.userId())
                .call(
                        () -> {
                            audit.record(
                                    AuditEvent.allowed(AuditAction.JOIN).on("user", open.userId()));
                            return true;
                        });
        return open.userId();
    }

    private Optional<Open> find(Secret secret, String lock) {
        return jdbc.sql(
                        """
                        select i.id, i.user_id from user_invitation i
                        join user_account u on u.practice_id = i.practice_id and u.id = i.user_id
                            and u.active and u.password_ct is null
                        where i.practice_id = ? and i.token_hash = ? and i.used_at is null
                            and i.withdrawn_at is null and i.expires_at > ?
                        """
                                + lock)
                .params(CurrentPractice.id(), secret.hash(), Timestamp.from(clock.instant()))
                .query(
                        (row, number) ->
                                new Open(
                                        row.getObject("id", UUID.class),
                                        row.getObject("user_id", UUID.class)))
                .optional();
    }
}

package org.postern.user;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.Passwords;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The users of the current practice. */
@Service
@Transactional
public class UserAccounts {

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UserAccounts(
            JdbcClient jdbc,
            Passwords passwords,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Adds a user.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the email address is taken
     */
    // Hashing takes long: no connection to the database waits meanwhile.
    @Transactional(propagation = Propagation.SUPPORTS)
    public UserAccount add(NewUser user) {
        var hash = passwords.hash(user.password());
        return Objects.requireNonNull(transaction.execute(status -> add(user, hash)));
    }

    /** Adds a user whose password was hashed before this transaction. */
    public UserAccount add(NewUser user, String passwordHash) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into user_account (practice_id, id, email, name, role, password_ct,
                            portal_messaging, administration, view_others, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        user.email(),
                        user.name(),
                        user.role(),
                        passwords.seal(passwordHash, "user_account", id),
                        user.portalMessaging(),
                        user.administration(),
                        user.viewOthers().name(),
                        Timestamp.from(clock.instant()))
                .update();
        audit.record(AuditEvent.allowed(AuditAction.ADD_USER).on("user", id));
        return find(id).orElseThrow();
    }

    /**
     * Adds a user without a password, who cannot sign in or receive anything before there is one.
     */
    UUID addInvited(UserDetails user) {
        var id = UuidCreator.getTimeOrderedEpoch();
        try {
            jdbc.sql(
                            """
                            insert into user_account (practice_id, id, email, name, role,
                                portal_messaging, administration, created_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            CurrentPractice.id(),
                            id,
                            user.email(),
                            user.name(),
                            user.role(),
                            user.portalMessaging(),
                            user.administration(),
                            Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new UserRefused(UserRefused.Reason.EMAIL_TAKEN);
        }
        audit.record(AuditEvent.allowed(AuditAction.ADD_USER).on("user", id));
        return id;
    }

    /** One user, also one that was switched off. */
    @Transactional(readOnly = true)
    public Optional<UserAccount> find(UUID id) {
        return select(id, "");
    }

    Optional<UserAccount> lock(UUID id) {
        return select(id, " for update");
    }

    /**
     * A user to whom a thread is to be given in the caller's transaction: who can receive, and
     * cannot lose that before the transaction ends. Call it before locking any thread.
     */
    public Optional<UserAccount> lockReceiver(UUID id) {
        return select(id, " for key share").filter(UserAccount::canReceive);
    }

    private Optional<UserAccount> select(UUID id, String lock) {
        return jdbc.sql("select * from user_account where practice_id = ? and id = ?" + lock)
                .params(CurrentPractice.id(), id)
                .query(UserAccounts::read)
                .optional();
    }

    /** All users by name, those who were switched off last. */
    @Transactional(readOnly = true)
    public List<UserAccount> all() {
        return jdbc.sql(
                        """
                        select * from user_account where practice_id = ?
                        order by not active, lower(name), id
                        """)
                .params(CurrentPractice.id())
                .query(UserAccounts::read)
                .list();
    }

    /** Sets the password of a user; needs a transaction. */
    public void setPassword(UUID id, String passwordHash) {
        jdbc.sql("update user_account set password_ct = ? where practice_id = ? and id = ?")
                .params(passwords.seal(passwordHash, "user_account", id), CurrentPractice.id(), id)
                .update();
    }

    /** The users to whom patients can write, by name. */
    @Transactional(readOnly = true)
    public List<UserAccount> recipients() {
        return jdbc.sql(
                        """
                        select * from user_account
                        where practice_id = ? and active and portal_messaging
                            and password_ct is not null
                        order by lower(name), id
                        """)
                .params(CurrentPractice.id())
                .query(UserAccounts::read)
                .list();
    }

    private static UserAccount read(ResultSet row, int number) throws SQLException {
        return new UserAccount(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getString("role"),
                row.getBoolean("portal_messaging"),
                row.getBoolean("administration"),
                ViewOthers.valueOf(row.getString("view_others")),
                row.getBoolean("active"),
                row.getBytes("password_ct") != null,
                row.getBoolean("shortcuts"));
    }
}

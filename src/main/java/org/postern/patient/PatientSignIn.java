package org.postern.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.Credentials;
import org.postern.signin.Passwords;
import org.postern.signin.SignInCheck;
import org.postern.signin.StoredPassword;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-in of portal accounts with email and password. */
@Service
public class PatientSignIn {

    private final JdbcClient jdbc;
    private final SignInCheck check;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final Clock clock;

    PatientSignIn(
            JdbcClient jdbc,
            SignInCheck check,
            Passwords passwords,
            TransactionTemplate transaction,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.passwords = passwords;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Tries a password.
     *
     * @return the account's id, or nothing when email or password is wrong, or access has ended
     *     (which of them is not told)
     * @throws org.postern.signin.TooManyAttempts after too many failures
     */
    public Optional<UUID> signIn(Credentials credentials) {
        return check.signIn(credentials, transaction.execute(status -> find(credentials.email())));
    }

    /**
     * Tries a password of an account that need not have access to anybody now, to give it some.
     *
     * @return the account's id, or nothing when the password is wrong
     * @throws org.postern.signin.TooManyAttempts after too many failures
     */
    public Optional<UUID> confirm(Credentials credentials) {
        return check.signIn(
                credentials,
                transaction.execute(status -> find(credentials.email(), "a.ended_at is null")));
    }

    /**
     * Whether this is the right password of an account whose access has ended. To be asked after
     * {@link #signIn} refused it, which counts the attempts.
     */
    public boolean hasEnded(Credentials credentials) {
        var ended = transaction.execute(status -> find(credentials.email(), "true"));
        // The same work whether or not there is such an account.
        var right =
                passwords.matches(
                        credentials.password(),
                        ended == null ? null : ended.map(StoredPassword::hash).orElse(null));
        if (right) {
            audit.recordRefusal(
                    AuditEvent.denied(AuditAction.SIGN_IN, "access-ended")
                            .on("account", ended.map(StoredPassword::accountId).orElse(null)));
        }
        return right;
    }

    // The newest of those that fulfil the condition.
    private Optional<StoredPassword> find(String email, String condition) {
        return jdbc.sql(
                        """
                        select a.id, a.password_ct from portal_account a
                        where a.practice_id = ? and lower(a.email) = lower(?) and
                        """
                                + condition
                                + " order by a.created_at desc limit 1")
                .params(CurrentPractice.id(), email)
                .query(this::read)
                .optional();
    }

    private StoredPassword read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var stored = row.getBytes("password_ct");
        return new StoredPassword(
                Actor.Kind.ACCOUNT, id, passwords.open(stored, "portal_account", id));
    }

    private Optional<StoredPassword> find(String email) {
        return jdbc.sql(
                        """
                        select a.id, a.password_ct from portal_account a
                        where a.practice_id = ? and lower(a.email) = lower(?) and a.ended_at is null
                            and exists (select from open_link l
                                where l.practice_id = a.practice_id and l.account_id = a.id
                                    and (l.ends_at is null or l.ends_at > ?))
                        """)
                .params(CurrentPractice.id(), email, Timestamp.from(clock.instant()))
                .query(this::read)
                .optional();
    }
}

package org.postern.patient;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
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
    private final Clock clock;

    PatientSignIn(
            JdbcClient jdbc,
            SignInCheck check,
            Passwords passwords,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.passwords = passwords;
        this.transaction = transaction;
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
                .query(
                        (row, number) -> {
                            var id = row.getObject("id", UUID.class);
                            var stored = row.getBytes("password_ct");
                            return new StoredPassword(
                                    Actor.Kind.ACCOUNT,
                                    id,
                                    passwords.open(stored, "portal_account", id));
                        })
                .optional();
    }
}

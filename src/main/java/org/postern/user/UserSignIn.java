package org.postern.user;

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

/** Sign-in of users with email and password. */
@Service
public class UserSignIn {

    private final JdbcClient jdbc;
    private final SignInCheck check;
    private final Passwords passwords;
    private final TransactionTemplate transaction;

    UserSignIn(
            JdbcClient jdbc,
            SignInCheck check,
            Passwords passwords,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.check = check;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    /**
     * Tries a password.
     *
     * @return the user's id, or nothing when email or password is wrong (which of them is not told)
     * @throws org.postern.signin.TooManyAttempts after too many failures
     */
    public Optional<UUID> signIn(Credentials credentials) {
        return check.signIn(credentials, transaction.execute(status -> find(credentials.email())));
    }

    private Optional<StoredPassword> find(String email) {
        return jdbc.sql(
                        """
                        select id, password_ct from user_account
                        where practice_id = ? and lower(email) = lower(?) and active
                            and password_ct is not null
                        """)
                .params(CurrentPractice.id(), email)
                .query(
                        (row, number) -> {
                            var id = row.getObject("id", UUID.class);
                            var stored = row.getBytes("password_ct");
                            return new StoredPassword(
                                    Actor.Kind.USER,
                                    id,
                                    passwords.open(stored, "user_account", id));
                        })
                .optional();
    }
}

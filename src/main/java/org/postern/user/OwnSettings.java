package org.postern.user;

import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.Credentials;
import org.postern.signin.Passwords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What users set about themselves. */
@Service
public class OwnSettings {

    private final JdbcClient jdbc;
    private final UserSignIn signIn;
    private final UserAccounts users;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    OwnSettings(
            JdbcClient jdbc,
            UserSignIn signIn,
            UserAccounts users,
            Passwords passwords,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.signIn = signIn;
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Changes the password, after the one of now.
     *
     * @param now the credentials as they are
     * @param password an acceptable new one ({@link org.postern.signin.PasswordRules})
     * @return false when the password of now is wrong
     * @throws org.postern.signin.TooManyAttempts after too many wrong ones
     */
    public boolean changePassword(UUID userId, Credentials now, String password) {
        if (!signIn.signIn(now).filter(userId::equals).isPresent()) {
            return false;
        }
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(
                status -> {
                    users.setPassword(userId, hash);
                    audit.record(
                            AuditEvent.allowed(AuditAction.CHANGE_PASSWORD).on("user", userId));
                });
        return true;
    }

    /** Switches single keys as shortcuts on or off. */
    public void setShortcuts(UUID userId, boolean on) {
        transaction.executeWithoutResult(
                status -> {
                    jdbc.sql(
                                    """
                                    update user_account set shortcuts = ?
                                    where practice_id = ? and id = ?
                                    """)
                            .params(on, CurrentPractice.id(), userId)
                            .update();
                    audit.record(
                            AuditEvent.allowed(AuditAction.CHANGE_SETTINGS).on("user", userId));
                });
    }
}

package org.postern.credentials;

import org.postern.signin.Credentials;
import org.postern.signin.PasswordOwner;
import org.postern.signin.PasswordRules;
import org.postern.user.UserAccount;
import org.postern.user.UserSignIn;
import org.springframework.stereotype.Service;

/** Lets a user set a new password, after giving the one of now. */
@Service
public class UserPasswordChange {

    private final UserSignIn signIn;
    private final PasswordRules rules;
    private final UserPasswords passwords;

    UserPasswordChange(UserSignIn signIn, PasswordRules rules, UserPasswords passwords) {
        this.signIn = signIn;
        this.rules = rules;
        this.passwords = passwords;
    }

    /**
     * Changes the password, and tells the user by mail.
     *
     * @param now the credentials as they are
     * @throws org.postern.signin.TooManyAttempts after too many wrong ones
     */
    public PasswordResult change(UserAccount user, Credentials now, String password) {
        // First, so that a new password that is no good costs no attempt.
        var refusal = rules.check(password, PasswordOwner.of(user.name(), user.email()));
        if (refusal.isPresent()) {
            return new PasswordResult.Refused(refusal.get());
        }
        if (signIn.signIn(now).filter(user.id()::equals).isEmpty()) {
            return new PasswordResult.WrongNow();
        }
        return passwords.set(user.id(), user.name(), user.email(), password, () -> {});
    }
}

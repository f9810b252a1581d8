package org.postern.patient;

import org.postern.signin.Credentials;
import org.postern.signin.Passwords;
import org.springframework.stereotype.Service;

/** Lets a patient set a new password, after giving the one of now. */
@Service
public class PasswordChange {

    private final PatientSignIn signIn;
    private final PortalAccounts accounts;
    private final Passwords passwords;

    PasswordChange(PatientSignIn signIn, PortalAccounts accounts, Passwords passwords) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /**
     * Changes the password.
     *
     * @param now the credentials as they are
     * @param password an acceptable new one ({@link Passwords#isAcceptable})
     * @return false when the password of now is wrong
     * @throws org.postern.signin.TooManyAttempts after too many wrong ones
     */
    public boolean change(PatientIdentity patient, Credentials now, String password) {
        var account = signIn.signIn(now);
        if (!account.filter(patient.accountId()::equals).isPresent()) {
            return false;
        }
        accounts.changePassword(patient.accountId(), passwords.hash(password));
        return true;
    }
}

package org.postern.credentials;

import org.postern.patient.PatientIdentity;
import org.postern.patient.PatientSignIn;
import org.postern.signin.Credentials;
import org.postern.signin.PasswordRules;
import org.springframework.stereotype.Service;

/** Lets a patient set a new password, after giving the one of now. */
@Service
public class PasswordChange {

    private final PatientSignIn signIn;
    private final AccountOwners owners;
    private final PasswordRules rules;
    private final NewPasswords passwords;

    PasswordChange(
            PatientSignIn signIn,
            AccountOwners owners,
            PasswordRules rules,
            NewPasswords passwords) {
        this.signIn = signIn;
        this.owners = owners;
        this.rules = rules;
        this.passwords = passwords;
    }

    /**
     * Changes the password, and tells the holder of the account by mail.
     *
     * @param now the credentials as they are
     * @throws org.postern.signin.TooManyAttempts after too many wrong ones
     */
    public PasswordResult change(PatientIdentity patient, Credentials now, String password) {
        var owner = owners.of(patient.accountId(), patient.email());
        var refusal = rules.check(password, owner);
        if (refusal.isPresent()) {
            return new PasswordResult.Refused(refusal.get());
        }
        if (signIn.signIn(now).filter(patient.accountId()::equals).isEmpty()) {
            return new PasswordResult.WrongNow();
        }
        passwords.set(patient.accountId(), patient.email(), password, () -> {});
        return new PasswordResult.Changed(patient.accountId(), patient.email());
    }
}

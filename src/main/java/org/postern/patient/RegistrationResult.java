package org.postern.patient;

import java.util.UUID;
import org.postern.signin.PasswordRefusal;

/** What came of an attempt to register. */
public sealed interface RegistrationResult {

    /** The account exists now and may sign in. */
    record Registered(UUID accountId) implements RegistrationResult {}

    /** The date of birth is not the one on record. */
    record WrongDateOfBirth() implements RegistrationResult {}

    /** The link is unknown, used, withdrawn or too old: these look alike. */
    record LinkEnded() implements RegistrationResult {}

    /** The password is too easily guessed by who knows the patient. */
    record PasswordRefused(PasswordRefusal refusal) implements RegistrationResult {}

    /** Another account signs in with this address since the invitation was sent. */
    record EmailTaken() implements RegistrationResult {}
}

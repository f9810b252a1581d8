package org.postern.credentials;

import java.util.UUID;
import org.postern.signin.PasswordRefusal;

/** What came of setting a new password. */
public sealed interface PasswordResult {

    /** It is the account's password from now on. */
    record Changed(UUID accountId, String email) implements PasswordResult {}

    /** It is no good one. */
    record Refused(PasswordRefusal refusal) implements PasswordResult {}

    /** What was given as the password of now is not. */
    record WrongNow() implements PasswordResult {}

    /** The link is unknown, used or too old: these look alike. */
    record LinkEnded() implements PasswordResult {}
}

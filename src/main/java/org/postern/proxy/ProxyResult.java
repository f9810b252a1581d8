package org.postern.proxy;

import java.util.UUID;
import org.postern.signin.PasswordRefusal;

/** What came of a link. */
public sealed interface ProxyResult {

    /** The account is new and may sign in. */
    record Registered(UUID accountId) implements ProxyResult {}

    /** The patient was added to an account that was there. */
    record Added(UUID accountId) implements ProxyResult {}

    /** The date of birth is not the patient's, or the password is wrong: these look alike. */
    record Wrong() implements ProxyResult {}

    /** The password of a new account can be guessed. */
    record PasswordRefused(PasswordRefusal refusal) implements ProxyResult {}

    /** The link is unknown, used, withdrawn or too old, or access would be over: all look alike. */
    record LinkEnded() implements ProxyResult {}
}

package org.postern.factor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account has beside its password.
 *
 * @param authenticatorSince since when an authenticator app is set up; null without one
 * @param codesLeft recovery codes that were not used
 */
public record Factors(@Nullable Instant authenticatorSince, int passkeys, int codesLeft) {

    /** Whether an authenticator app is set up. */
    public boolean authenticator() {
        return authenticatorSince != null;
    }

    /** Whether the password alone does not open the account. */
    public boolean any() {
        return authenticator() || passkeys > 0;
    }

    /** Whether there is one alone: with it the second step would end. */
    public boolean one() {
        return passkeys + (authenticator() ? 1 : 0) == 1;
    }
}

package org.postern.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at the door of an account.
 *
 * @param way how: PASSWORD, CODE, PASSKEY, LINK; empty for what was refused
 * @param browser null for what was refused
 */
public record PastSignIn(
        Instant at, boolean succeeded, String way, @Nullable BrowserName browser) {}

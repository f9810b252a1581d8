package org.postern.signin;

import org.jspecify.annotations.Nullable;

/**
 * What somebody types to sign in.
 *
 * @param address the network address it came from, for throttling
 * @param device the secret of the browser's device cookie; null without one
 */
public record Credentials(String email, String password, String address, @Nullable String device) {

    /** From a browser of which nothing is known. */
    public Credentials(String email, String password, String address) {
        this(email, password, address, null);
    }

    /**
     * Everybody's address is ASCII: any other is nobody's, whatever the database takes its capital
     * letters for. So is one with a NUL, which PostgreSQL does not take.
     */
    public Credentials {
        email = email.replaceAll("[^\\x01-\\x7f]", "?");
    }
}

package org.postern.signin;

/**
 * What somebody types to sign in.
 *
 * @param address the network address it came from, for throttling
 */
public record Credentials(String email, String password, String address) {

    /**
     * Everybody's address is ASCII: any other is nobody's, whatever the database takes its capital
     * letters for. So is one with a NUL, which PostgreSQL does not take.
     */
    public Credentials {
        email = email.replaceAll("[^\\x01-\\x7f]", "?");
    }
}

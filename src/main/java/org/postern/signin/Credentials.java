package org.postern.signin;

/**
 * What somebody types to sign in.
 *
 * @param address the network address it came from, for throttling
 */
public record Credentials(String email, String password, String address) {

    /** PostgreSQL takes no NUL; with this sign in its place the address is nobody's. */
    public Credentials {
        email = email.replace('\0', '\uFFFD');
    }
}

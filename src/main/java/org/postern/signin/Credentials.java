package org.postern.signin;

/**
 * What somebody types to sign in.
 *
 * @param address the network address it came from, for throttling
 */
public record Credentials(String email, String password, String address) {}

package org.postern.signin;

/**
 * What one Argon2id hash (RFC 9106) costs whoever guesses, and this server. Only tests, which sign
 * in thousands of times, give Spring another than {@link #USUAL}.
 *
 * @param memory in KiB
 * @param passes over the memory
 */
public record HashCost(int memory, int passes) {

    /** 19 MiB and two passes, as OWASP advises. */
    public static final HashCost USUAL = new HashCost(19 * 1024, 2);
}

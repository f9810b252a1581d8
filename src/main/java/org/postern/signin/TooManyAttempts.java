package org.postern.signin;

/** Somebody must wait before trying again; answered 429 with {@code Retry-After}. */
public class TooManyAttempts extends RuntimeException {

    private final long seconds;

    TooManyAttempts(long seconds) {
        super("too many attempts; wait " + seconds + " s");
        this.seconds = seconds;
    }

    /** Seconds to wait, at least 1. */
    public long seconds() {
        return seconds;
    }
}

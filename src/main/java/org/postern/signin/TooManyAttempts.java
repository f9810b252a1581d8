package org.postern.signin;

/** Somebody must wait before trying again; answered 429 with {@code Retry-After}. */
public class TooManyAttempts extends RuntimeException {

    private final long seconds;
    private final boolean first;

    TooManyAttempts(long seconds, boolean first) {
        super("too many attempts; wait " + seconds + " s");
        this.seconds = seconds;
        this.first = first;
    }

    /** Seconds to wait, at least 1. */
    public long seconds() {
        return seconds;
    }

    /** Whether it is the first above the limit: the one to record, whatever comes after it. */
    public boolean isFirst() {
        return first;
    }
}

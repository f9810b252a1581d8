package org.postern.proxy;

/** Somebody cannot be invited to write for a patient. */
public class ProxyRefused extends RuntimeException {

    /** Why not. */
    public enum Reason {
        DECEASED,
        /** The patient is grown up: no parent writes by right of being one. */
        GROWN_UP,
        /** The patient is grown up and did not agree. */
        NOT_AGREED,
        /** Whoever has this address writes for this patient already. */
        HAS_ACCESS,
        /** The last day is over. */
        DAY_OVER,
        /** A user of the practice signs in with this address. */
        USERS_ADDRESS,
        /** Whoever invites may not give what they do not hold. */
        NOT_THEIRS
    }

    private final Reason reason;

    ProxyRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why not. */
    public Reason reason() {
        return reason;
    }
}

package org.postern.patient;

/** A patient cannot be invited now. */
public class InvitationRefused extends RuntimeException {

    /** Why not. */
    public enum Reason {
        NO_EMAIL,
        EMAIL_TAKEN,
        ALREADY_REGISTERED,
        DECEASED,
        /** It would open what is there already, and whoever invites may not give that. */
        NOT_THEIRS
    }

    private final Reason reason;

    InvitationRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why not. */
    public Reason reason() {
        return reason;
    }
}

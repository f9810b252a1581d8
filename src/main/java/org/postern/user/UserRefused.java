package org.postern.user;

/** A change of a user that cannot be; nothing of it is kept. */
public class UserRefused extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** Another user signs in with this address. */
        EMAIL_TAKEN,
        /** Nobody else could change settings then. */
        LAST_ADMINISTRATOR,
        /** Nobody else would see the practice queue then. */
        LAST_OF_THE_QUEUE,
        /** Nobody switches off themselves. */
        YOURSELF,
        /** The user who was to get the conversations cannot receive any. */
        RECEIVER_GONE,
        /** The user has set a password already. */
        JOINED_ALREADY,
        /** The user is switched off. */
        SWITCHED_OFF
    }

    private final Reason reason;

    UserRefused(Reason reason) {
        super("user change refused: " + reason);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}

package org.postern.patient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a patient stands with the portal.
 *
 * @param since when it came to that; null when never invited
 * @param expires when the open invitation ends; null without one
 * @param asked when the patient asked for the open link; null when the practice sent it
 * @param byOthers whether somebody else reads and writes for the patient
 */
public record PortalStatus(
        State state,
        @Nullable Instant since,
        @Nullable Instant expires,
        @Nullable Instant asked,
        boolean byOthers) {

    PortalStatus(
            State state, @Nullable Instant since, @Nullable Instant expires, boolean byOthers) {
        this(state, since, expires, null, byOthers);
    }

    /** The states. */
    public enum State {
        NEVER_INVITED,
        INVITED,
        INVITATION_EXPIRED,
        REGISTERED,
        REMOVED
    }

    /** Whether messages to this patient can be read, by the patient or by somebody else. */
    public boolean registered() {
        return byOthers || registeredSelf();
    }

    /** Whether the patient does not sign in, but somebody else reads and writes. */
    public boolean byOthersOnly() {
        return byOthers && !registeredSelf();
    }

    /** Whether the patient signs in. */
    public boolean registeredSelf() {
        return state == State.REGISTERED;
    }
}

package org.postern.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A roster on its way.
 *
 * @param userId who brought it; null for the command line
 * @param rows how many good rows it has
 * @param done what was done so far
 */
public record RosterImport(
        UUID id,
        @Nullable UUID userId,
        State state,
        RosterPreview preview,
        int rows,
        RosterTally done) {

    /** Where it is. */
    public enum State {
        /** Read, and waiting to be confirmed. */
        WAITING,
        /** Being taken over. */
        RUNNING,
        /** Held up by a fault; it can go on. */
        STOPPED,
        /** Taken over. */
        DONE,
        /** Not wanted after all. */
        WITHDRAWN
    }
}

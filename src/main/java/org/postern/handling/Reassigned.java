package org.postern.handling;

import org.jspecify.annotations.Nullable;

/** What came of a wish to give a thread to somebody else. */
public sealed interface Reassigned {

    /** It is theirs now. */
    record Done() implements Reassigned {}

    /**
     * Somebody else was faster.
     *
     * @param holder who has it now; null for the practice queue
     */
    record ChangedMeanwhile(@Nullable String holder) implements Reassigned {}

    /** The chosen user cannot receive messages (any more), or none was chosen. */
    record CannotReceive() implements Reassigned {}

    /** The reason is longer than allowed, or holds a character that cannot be kept. */
    record BadReason() implements Reassigned {}
}

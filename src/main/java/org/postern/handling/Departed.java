package org.postern.handling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thread that a user could view until it was given to somebody else.
 *
 * @param holder who has it now; null for the practice queue
 * @param by who gave it away; null when it happened by a rule
 */
public record Departed(@Nullable String holder, @Nullable String by, Instant at) {

    /** Who has it now, in words. */
    public String holderWords() {
        return holder == null ? "the practice queue" : holder;
    }
}

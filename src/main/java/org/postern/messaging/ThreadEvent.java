package org.postern.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a thread beside its messages, for staff alone, except that patients
 * see their own {@link Kind#THANKS}. Names are frozen.
 *
 * @param afterSeq the seq of the message that it came after
 * @param actorName who did it; null when it happened by a rule
 * @param fromId whose the thread was; null for the practice queue
 * @param fromName whose the thread was; null for the practice queue
 * @param toName whose it became; null for the practice queue
 * @param reason what the actor wrote about it; null for nothing
 */
public record ThreadEvent(
        UUID id,
        Kind kind,
        Cause cause,
        int afterSeq,
        Instant at,
        @Nullable UUID actorId,
        @Nullable String actorName,
        @Nullable UUID fromId,
        @Nullable String fromName,
        @Nullable String toName,
        @Nullable String reason) {

    /** What happened. */
    public enum Kind {
        REASSIGNED,
        NO_ANSWER_NEEDED,
        NEEDS_ANSWER,
        /** Its patient says that no answer is needed. */
        THANKS
    }

    /** Why. */
    public enum Cause {
        /** A user did it. */
        BY_HAND,
        /** A user took it from the practice queue by answering. */
        TAKEN,
        /** Its assignee lost the right to messages or was switched off. */
        RIGHT_LOST,
        /** Its assignee is out of office and has a cover. */
        COVER,
        /** Its assignee could not receive a message that came. */
        UNREACHABLE
    }
}

package org.postern.compose;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One composer on one page: who writes, where, and under which client token.
 *
 * @param ownerId the user's or the portal account's id
 * @param byUser whether a user writes; else a portal account does
 * @param threadId null for a new conversation
 * @param expires when its sealed form stops working
 */
public record Composer(
        UUID ownerId,
        boolean byUser,
        UUID patientId,
        @Nullable UUID threadId,
        UUID clientToken,
        Instant expires) {

    /** Whether it belongs to this person and this place. */
    public boolean fits(UUID owner, UUID patient, @Nullable UUID thread) {
        return ownerId.equals(owner)
                && patientId.equals(patient)
                && java.util.Objects.equals(threadId, thread);
    }

    /** The same composer, for the record into which its patient's was merged. */
    Composer to(UUID patient) {
        return new Composer(ownerId, byUser, patient, threadId, clientToken, expires);
    }
}

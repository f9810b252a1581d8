package org.postern.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread has another assignee; published inside the changing transaction.
 *
 * @param fromId whose it was; null from the practice queue
 * @param toId whose it is now; null for the practice queue
 * @param byId the user who did it; null when it happened by a rule
 */
public record ThreadReassigned(
        UUID practiceId,
        UUID threadId,
        UUID patientId,
        @Nullable UUID fromId,
        @Nullable UUID toId,
        @Nullable UUID byId) {}

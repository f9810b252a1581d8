package org.postern.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message was stored; published inside the sending transaction.
 *
 * @param assigneeId whose thread it is; null in the practice queue
 */
public record MessageSent(
        UUID practiceId,
        UUID threadId,
        UUID messageId,
        UUID patientId,
        @Nullable UUID assigneeId,
        Direction direction) {}

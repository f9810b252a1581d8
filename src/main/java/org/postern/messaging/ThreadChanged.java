package org.postern.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of a thread changed that open pages show, such as its unread mark; published inside the
 * changing transaction.
 *
 * @param patientId whose pages show it; null for what staff alone see
 * @param assigneeId whose thread it is; null in the practice queue
 */
public record ThreadChanged(
        UUID practiceId, UUID threadId, @Nullable UUID patientId, @Nullable UUID assigneeId) {}

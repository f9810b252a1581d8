package org.postern.writing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who writes where.
 *
 * @param ownerId the user's or the portal account's id
 * @param byUser whether a user writes; else a portal account does
 * @param threadId null for a new conversation
 */
public record Desk(UUID ownerId, boolean byUser, UUID patientId, @Nullable UUID threadId) {}

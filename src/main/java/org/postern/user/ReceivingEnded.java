package org.postern.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user can no longer receive messages; published inside the changing transaction, so that the
 * user's conversations move in it or the change fails.
 *
 * @param toId who gets them; null for the practice queue
 * @param byId the user who changed it
 */
public record ReceivingEnded(UUID userId, @Nullable UUID toId, UUID byId) {}

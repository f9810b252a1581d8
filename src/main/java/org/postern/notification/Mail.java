package org.postern.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mail that is to go out, as the outbox holds it. */
public record Mail(UUID id, NotificationKind kind, @Nullable UUID recipientId, int attempts) {}

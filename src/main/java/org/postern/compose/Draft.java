package org.postern.compose;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's unsent text.
 *
 * @param threadId null for a new conversation
 * @param recipientId whom a new conversation is to be with; null when not chosen
 */
public record Draft(
        UUID id,
        UUID patientId,
        @Nullable UUID threadId,
        EntryKind kind,
        @Nullable UUID recipientId,
        @Nullable String subject,
        String text,
        Instant updatedAt) {}

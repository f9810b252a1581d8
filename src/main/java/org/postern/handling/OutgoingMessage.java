package org.postern.handling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's message that is not delivered yet: until then its author can take it back, and the
 * patient sees nothing of it.
 *
 * @param id what the message's id will be
 * @param text null when what is stored was damaged
 * @param dueAt when it is delivered
 */
public record OutgoingMessage(
        UUID id,
        UUID threadId,
        UUID authorId,
        String authorName,
        @Nullable String text,
        UUID clientToken,
        Instant dueAt) {}

package org.postern.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread in a list.
 *
 * @param patientName given and family name
 * @param assigneeName null in the practice queue
 * @param preview the first words of its newest message
 * @param previewDirection of that message
 * @param previewAuthorId who wrote it
 * @param unread whether the person who looks at the list has something to read
 * @param draft whether the person who looks at the list has begun an answer
 */
public record ThreadRow(
        UUID id,
        UUID patientId,
        String patientName,
        @Nullable String assigneeName,
        @Nullable String subject,
        String preview,
        Direction previewDirection,
        UUID previewAuthorId,
        String previewAuthorName,
        Instant lastMessageAt,
        boolean unread,
        boolean draft) {}

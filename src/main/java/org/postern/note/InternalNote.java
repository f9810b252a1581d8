package org.postern.note;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff wrote to each other in a thread, never changed and never shown to a patient.
 *
 * @param afterSeq the seq of the message that it came after
 * @param authorName the author's name as it was then
 * @param text as it was typed, line ends LF; null when what is stored was damaged
 */
public record InternalNote(
        UUID id,
        int afterSeq,
        UUID authorId,
        String authorName,
        @Nullable String text,
        Instant writtenAt) {}

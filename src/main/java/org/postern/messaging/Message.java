package org.postern.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry in a thread, never changed once sent (FHIR: Communication).
 *
 * @param seq its place in the thread, from 1
 * @param authorName the author's name as it was when it was sent
 * @param text as it was typed, line ends LF; null when what is stored was damaged
 * @param automatic whether nobody wrote it: an automatic answer while a user is out of office
 * @param urgentShown whether its writer was shown advice for emergencies before it was sent
 */
public record Message(
        UUID id,
        int seq,
        Direction direction,
        UUID authorId,
        String authorName,
        @Nullable String text,
        Instant sentAt,
        boolean automatic,
        boolean urgentShown) {}

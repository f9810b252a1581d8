package org.postern.threadlist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.messaging.Direction;
import org.postern.search.Highlight;

/**
 * A thread in a list.
 *
 * @param patientName given and family name
 * @param assigneeName null in the practice queue
 * @param preview the first words of its newest message
 * @param previewDirection of that message
 * @param previewAuthorId who wrote it
 * @param byProxy whether a parent or caregiver wrote it
 * @param assigneeId null in the practice queue
 * @param waitingSince when the first message came that nobody answered yet; null when none waits
 * @param urgent whether emergency advice was shown before one of the messages that wait
 * @param unread whether the person who looks at the list has something to read
 * @param draft whether the person who looks at the list has begun an answer
 * @param files whether a message in it came with files
 * @param found what a search found; null without a search, or where the name alone matched
 */
public record ThreadRow(
        UUID id,
        UUID patientId,
        String patientName,
        @Nullable UUID assigneeId,
        @Nullable String assigneeName,
        @Nullable String subject,
        String preview,
        Direction previewDirection,
        UUID previewAuthorId,
        String previewAuthorName,
        boolean byProxy,
        Instant lastMessageAt,
        @Nullable Instant waitingSince,
        boolean urgent,
        boolean unread,
        boolean draft,
        boolean files,
        @Nullable Found found) {

    /**
     * Where a search found something in this thread.
     *
     * @param seq of the message that holds the words
     * @param words some of its words
     * @param marks what of them was searched for
     */
    public record Found(int seq, String words, List<Highlight> marks) {}

    ThreadRow with(Found found) {
        return new ThreadRow(
                id,
                patientId,
                patientName,
                assigneeId,
                assigneeName,
                subject,
                preview,
                previewDirection,
                previewAuthorId,
                previewAuthorName,
                byProxy,
                lastMessageAt,
                waitingSince,
                urgent,
                unread,
                draft,
                files,
                found);
    }
}

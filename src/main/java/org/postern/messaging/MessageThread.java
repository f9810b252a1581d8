package org.postern.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One conversation between one patient and the practice.
 *
 * @param assigneeId null in the practice queue
 * @param lastSeq the seq of its newest message
 * @param unread whether its assignee has something to read
 * @param patientUnread whether the patient has something to read
 * @param lastIncomingAt when the patient wrote last; null when never
 * @param waitingSince when the first message came that nobody answered yet; null when none waits
 * @param openedSeq the seq of the newest incoming message that a user has opened; 0 for none
 * @param openedAt when a user opened it first; null when nobody did
 * @param patientSeenSeq the seq of the newest message that was there when the patient opened it
 *     last
 */
public record MessageThread(
        UUID id,
        UUID patientId,
        @Nullable UUID assigneeId,
        @Nullable String subject,
        int lastSeq,
        int incomingCount,
        boolean unread,
        boolean patientUnread,
        Instant lastMessageAt,
        @Nullable Instant lastIncomingAt,
        @Nullable Instant waitingSince,
        int openedSeq,
        @Nullable Instant openedAt,
        int patientSeenSeq) {

    /** Whether the patient wrote last. */
    public boolean endsWithIncoming() {
        return lastMessageAt.equals(lastIncomingAt);
    }
}

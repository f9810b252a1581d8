package org.postern.attachment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file, without what it holds.
 *
 * @param ownerId the user or the portal account that uploaded it
 * @param threadId null until it goes with a new conversation
 * @param messageId the message that it belongs to; null until that is sent
 * @param sent whether that message is delivered
 * @param size in bytes, as it is kept
 * @param uploadedSize in bytes, as it came
 * @param width of a photo's small version, in dots; 0 for other kinds
 * @param height of a photo's small version, in dots; 0 for other kinds
 */
public record Attachment(
        UUID id,
        UUID patientId,
        UUID ownerId,
        @Nullable UUID threadId,
        @Nullable UUID messageId,
        boolean sent,
        String name,
        FileKind kind,
        ScanState state,
        int size,
        int uploadedSize,
        int width,
        int height) {

    private static final double MEGABYTE = 1024.0 * 1024.0;

    /** Whether it can be opened. */
    public boolean isReady() {
        return state == ScanState.CLEAN || state == ScanState.UNSCANNED;
    }

    /** Whether it is checked for viruses at this moment. */
    public boolean isWaiting() {
        return state == ScanState.WAITING;
    }

    /** Whether it is a picture that can be shown. */
    public boolean isShown() {
        return kind.isPhoto() && isReady();
    }

    /** Its size in megabytes, never nothing. */
    public double megabytes() {
        return Math.max(0.1, size / MEGABYTE);
    }
}

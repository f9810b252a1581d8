package org.postern.reception;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.FileLimits;

/**
 * What a patient meets who writes to somebody now.
 *
 * @param to whom the patient chose, or whose the thread is; null in the practice queue
 * @param receiver who gets the message; null for the practice queue
 * @param away that {@code to} is out of office; null when present
 * @param longest the longest message, in characters
 * @param files how many files a message can bring
 * @param note the receiver's note; empty for none
 * @param banner the chosen user's banner, or the practice's default; empty for none
 */
public record Reception(
        @Nullable Recipient to,
        @Nullable Recipient receiver,
        @Nullable Away away,
        Allowance allowance,
        int longest,
        FileLimits files,
        String note,
        String banner) {

    /** Whether no message is taken now. */
    public boolean closed() {
        return refuses() || allowance.until() != null;
    }

    /** Whether none is taken because somebody is out of office. */
    public boolean refuses() {
        return away != null && away.refuses();
    }

    /** Whether somebody else gets the message than the patient chose. */
    public boolean handsOver() {
        return away != null && away.handsOver();
    }

    /** Whether there is something to read before writing. */
    public boolean hasNotices(boolean choosing) {
        return away != null || closed() || !note.isEmpty() || choosing && !banner.isEmpty();
    }

    /** The id of who gets the message; null for the practice queue. */
    public @Nullable UUID receiverId() {
        return Optional.ofNullable(receiver).map(Recipient::id).orElse(null);
    }

    /** The name of who gets the message: a user's, or else the practice's. */
    public String receiverName(String practiceName) {
        return receiver == null ? practiceName : receiver.name();
    }
}

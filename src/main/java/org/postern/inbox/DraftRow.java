package org.postern.inbox;

import org.jspecify.annotations.Nullable;
import org.postern.compose.Draft;
import org.postern.compose.EntryKind;
import org.postern.handling.Departed;

/**
 * One of a user's unsent texts.
 *
 * @param patientName null where the user may not view the conversation any more
 * @param departed where the conversation went; null where it did not
 * @param address where it is written on; null where the conversation is out of reach
 */
public record DraftRow(
        Draft draft,
        @Nullable String patientName,
        @Nullable Departed departed,
        @Nullable String address) {

    /** What it is. */
    public String what() {
        if (draft.kind() == EntryKind.NOTE) {
            return "Internal note";
        }
        return draft.threadId() == null ? "New message" : "Reply";
    }
}

package org.postern.inbox;

import org.jspecify.annotations.Nullable;
import org.postern.compose.Draft;
import org.postern.compose.EntryKind;
import org.postern.handling.Departed;

/**
 * One of a user's unsent texts.
 *
 * @param patientName null where the user may not view the conversation any more
 * @param threadSubject the conversation's; null where it has none, or may not be viewed
 * @param holder who has the conversation now, in words; null where the user has it
 * @param departed where the conversation went; null where it did not
 * @param address where it is written on; null where the conversation is out of reach
 */
public record DraftRow(
        Draft draft,
        @Nullable String patientName,
        @Nullable String threadSubject,
        @Nullable String holder,
        @Nullable Departed departed,
        @Nullable String address) {

    /** What it is. */
    public String what() {
        if (draft.kind() == EntryKind.NOTE) {
            return "Internal note";
        }
        return draft.threadId() == null ? "New message" : "Reply";
    }

    /** What it is about; null where that is not known. */
    public @Nullable String subject() {
        return draft.subject() == null ? threadSubject : draft.subject();
    }
}

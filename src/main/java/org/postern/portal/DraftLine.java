package org.postern.portal;

import org.jspecify.annotations.Nullable;
import org.postern.compose.Draft;

/**
 * One of a patient's unsent texts.
 *
 * @param about the name of the patient whom it is about, where there are several; else null
 * @param name of whom it is for; null when nobody is chosen, or it is for the practice
 * @param subject its own, or its conversation's; null for none
 * @param address where it is written on
 */
public record DraftLine(
        Draft draft,
        @Nullable String about,
        @Nullable String name,
        @Nullable String subject,
        String address) {

    /** Whether it begins a conversation. */
    public boolean isNew() {
        return draft.threadId() == null;
    }
}

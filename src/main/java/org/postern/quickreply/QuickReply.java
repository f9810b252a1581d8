package org.postern.quickreply;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text to insert.
 *
 * @param ownerId whose it is; null for the practice's
 * @param text with placeholders for names
 */
public record QuickReply(UUID id, @Nullable UUID ownerId, String title, String text) {

    /** The longest title, in characters. */
    public static final int TITLE_LIMIT = 80;

    /** The longest text. */
    public static final int TEXT_LIMIT = 5_000;

    /** Whether every user of the practice has it. */
    public boolean ofThePractice() {
        return ownerId == null;
    }

    /** The text with the placeholders filled in. */
    public String filled(Names names) {
        return names.fill(text);
    }
}

package org.postern.messagesettings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a user is out of office.
 *
 * @param id each thread gets one automatic answer for it
 */
public record Absence(UUID id, UUID userId, Plan plan) {

    /**
     * What the user chose.
     *
     * @param text what patients see before they write, and the automatic answer
     * @param coverId who gets the messages meanwhile; null unless they go to a cover
     */
    public record Plan(Period period, String text, Meanwhile meanwhile, @Nullable UUID coverId) {}

    /** Who gets the messages meanwhile; null unless they go to a cover. */
    public @Nullable UUID coverId() {
        return plan.coverId();
    }

    /** What happens to messages meanwhile. */
    public Meanwhile meanwhile() {
        return plan.meanwhile();
    }
}

package org.postern.task;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user decides about a task.
 *
 * @param title one line
 * @param details null for none
 * @param dueOn null for any day
 */
public record TaskFields(
        String title,
        @Nullable String details,
        UUID assigneeId,
        Priority priority,
        @Nullable LocalDate dueOn) {

    /** The longest title, in characters. */
    public static final int TITLE_LIMIT = 200;

    /** The longest details, in characters. */
    public static final int DETAILS_LIMIT = 5_000;
}

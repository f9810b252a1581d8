package org.postern.task;

import org.jspecify.annotations.Nullable;

/**
 * A task with the names that pages show beside it.
 *
 * @param patientName null without a patient
 * @param creatorName who made it
 * @param doneName who did it; null while it is open
 */
public record TaskRow(
        Task task,
        @Nullable String patientName,
        Assignee assignee,
        String creatorName,
        @Nullable String doneName) {}

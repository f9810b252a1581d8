package org.postern.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of the tasks that a user may see.
 *
 * @param others those of others, else the user's own
 * @param done those that are done, else the open ones
 * @param patientId only those about this patient; null for all
 * @param assigneeId only those of this user; null for all
 */
public record TaskFilter(
        boolean others, boolean done, @Nullable UUID patientId, @Nullable UUID assigneeId) {}

package org.postern.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a new task is linked to. A thread brings its patient along.
 *
 * @param messageId a message of the thread
 */
public record TaskOrigin(
        @Nullable UUID patientId, @Nullable UUID threadId, @Nullable UUID messageId) {}

package org.postern.task;

import java.util.UUID;

/**
 * A user gave a task to another; published inside the changing transaction.
 *
 * @param assigneeId who is to do it now
 */
public record TaskAssigned(UUID practiceId, UUID taskId, UUID assigneeId) {}

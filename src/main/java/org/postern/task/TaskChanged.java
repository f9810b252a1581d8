package org.postern.task;

import java.util.Set;
import java.util.UUID;

/**
 * A task was made or changed; published inside the changing transaction.
 *
 * @param userIds whose pages show it: its assignees before and now, and who made it
 */
public record TaskChanged(UUID practiceId, UUID taskId, Set<UUID> userIds) {}

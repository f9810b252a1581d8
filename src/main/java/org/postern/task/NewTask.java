package org.postern.task;

import java.util.UUID;

/**
 * A task to make.
 *
 * @param clientToken names it, so that a second post of its form makes no second task
 */
public record NewTask(UUID clientToken, TaskOrigin origin, TaskFields fields) {}

package org.postern.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of tasks.
 *
 * @param next where the next page begins; null on the last one
 */
public record TaskList(List<TaskRow> rows, @Nullable String next) {}

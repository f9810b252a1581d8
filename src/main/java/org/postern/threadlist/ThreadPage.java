package org.postern.threadlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of threads, newest first.
 *
 * @param next where the next page begins; null on the last one
 */
public record ThreadPage(List<ThreadRow> rows, @Nullable Cursor next) {}

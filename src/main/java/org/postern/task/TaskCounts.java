package org.postern.task;

/** How many tasks a list holds, open and done. */
public record TaskCounts(int open, int done) {}

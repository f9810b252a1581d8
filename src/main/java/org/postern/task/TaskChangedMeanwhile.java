package org.postern.task;

/** Somebody else changed the task since this user's page was made; nothing was stored. */
public class TaskChangedMeanwhile extends RuntimeException {}

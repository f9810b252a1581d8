package org.postern.task;

/** There is no such task for this user: absent and another's look alike. */
public class TaskNotFound extends RuntimeException {}

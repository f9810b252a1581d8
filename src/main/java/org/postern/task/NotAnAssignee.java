package org.postern.task;

/** A task can not be given to this user (any more). */
public class NotAnAssignee extends RuntimeException {}

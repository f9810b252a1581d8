package org.postern.messaging;

/** There is no such thread for this person: absent and another's look alike. */
public class ThreadNotFound extends RuntimeException {}

package org.postern.quickreply;

/** There is no such quick reply that this user may change: absent and another's look alike. */
public class QuickReplyNotFound extends RuntimeException {}

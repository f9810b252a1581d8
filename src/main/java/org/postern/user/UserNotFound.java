package org.postern.user;

/** There is no such user at this practice; answered 404. */
public class UserNotFound extends RuntimeException {}

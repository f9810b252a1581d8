package org.postern.user;

/** Whose portal messages a user may view beside their own. */
public enum ViewOthers {
    NOBODY,
    EVERYBODY,
    CHOSEN
}

package org.postern.pace;

/** A clock that only measures: nobody sets it, and it tells no time of day. */
@FunctionalInterface
public interface Ticks {

    /** Nanoseconds since a moment that stays the same while the server runs. */
    long nanoseconds();
}

package org.postern.roster;

/** A file of which nothing can be taken; the message says why and what to do. */
public class RosterRefused extends RuntimeException {

    RosterRefused(String message) {
        super(message);
    }
}

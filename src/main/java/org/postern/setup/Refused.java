package org.postern.setup;

/** A command that was not carried out; the message says why and what to do, to a person. */
class Refused extends RuntimeException {

    Refused(String message) {
        super(message);
    }
}

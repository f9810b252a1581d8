package org.postern.backup;

/** A backup or restore that was not carried out; the message says why and what to do. */
class Refused extends RuntimeException {

    Refused(String message) {
        super(message);
    }

    Refused(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.postern.heavywork;

/** There was no place for one more piece of work; nothing of it was done. Answered 503. */
public class WorkBusy extends RuntimeException {

    private final long seconds;

    WorkBusy(String work, long seconds) {
        super("no place for " + work);
        this.seconds = seconds;
    }

    /** After how many seconds to try again. */
    public long seconds() {
        return seconds;
    }
}

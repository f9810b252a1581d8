package org.postern.attachment;

/** What is known of viruses in a file. */
public enum ScanState {
    /** Nothing: no scanner is set. */
    UNSCANNED,
    /** Nothing yet: it is held back. */
    WAITING,
    CLEAN,
    /** It may hold a virus, and is never served. */
    INFECTED
}

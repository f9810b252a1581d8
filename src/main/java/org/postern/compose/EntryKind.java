package org.postern.compose;

/** What a composer writes. */
public enum EntryKind {
    /** A message between patient and practice. */
    MESSAGE,
    /** An internal note, which no patient ever sees. */
    NOTE
}

package org.postern.roster;

import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in a file; empty where the file says nothing.
 *
 * @param deceased a day, or a word such as yes
 */
record RawRow(
        int line,
        String number,
        String given,
        String family,
        String born,
        String email,
        String deceased) {

    /** Whom it seems to be about; null where it does not say. */
    @Nullable String who() {
        return RosterProblem.who(given, family, number);
    }
}

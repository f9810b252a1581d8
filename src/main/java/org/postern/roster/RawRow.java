package org.postern.roster;

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
        String deceased) {}

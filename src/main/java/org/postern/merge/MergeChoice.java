package org.postern.merge;

/**
 * What is to become of two records.
 *
 * @param details whose name, date of birth, email and record number stay
 * @param accounts whose portal accounts keep their access
 */
public record MergeChoice(Details details, Accounts accounts) {

    /** Whose details stay. */
    public enum Details {
        SURVIVOR,
        OTHER
    }

    /** Whose portal accounts stay. */
    public enum Accounts {
        BOTH,
        SURVIVOR,
        OTHER
    }
}

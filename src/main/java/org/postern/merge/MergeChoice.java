package org.postern.merge;

/**
 * What is to become of two records.
 *
 * @param details whose name, date of birth, email and record number stay
 * @param accounts whose portal accounts keep their access
 * @param onePerson whether somebody has checked that both are one person's
 */
public record MergeChoice(Details details, Accounts accounts, boolean onePerson) {

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

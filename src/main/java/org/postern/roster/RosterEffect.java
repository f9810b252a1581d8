package org.postern.roster;

/** What a row does to the practice's patients. */
public enum RosterEffect {
    ADDED,
    CHANGED,
    UNCHANGED,
    REFUSED
}

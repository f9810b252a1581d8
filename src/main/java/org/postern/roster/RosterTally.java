package org.postern.roster;

/** How many rows did what. */
public record RosterTally(int added, int changed, int unchanged, int refused) {

    static final RosterTally NONE = new RosterTally(0, 0, 0, 0);

    /** How many rows there are. */
    public int rows() {
        return added + changed + unchanged + refused;
    }

    RosterTally and(RosterEffect effect) {
        return switch (effect) {
            case ADDED -> new RosterTally(added + 1, changed, unchanged, refused);
            case CHANGED -> new RosterTally(added, changed + 1, unchanged, refused);
            case UNCHANGED -> new RosterTally(added, changed, unchanged + 1, refused);
            case REFUSED -> new RosterTally(added, changed, unchanged, refused + 1);
        };
    }
}

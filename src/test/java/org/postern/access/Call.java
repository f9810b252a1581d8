package org.postern.access;

import java.util.ArrayList;
import java.util.List;
import org.postern.access.AccessTable.Door;
import org.postern.access.AccessTable.Of;

/** One call of one address by somebody, with the id of something of somebody's. */
record Call(AccessTable row, Caller caller, Whose whose) {

    @Override
    public String toString() {
        return row.address() + " by " + caller + " of " + whose;
    }

    boolean isRefused() {
        return !caller.passes(row.door()) || !whose.isReachedBy(caller, row.of());
    }

    int allowed() {
        if (caller.isAtSecondStep(row.address()) && whose != Whose.OTHER_PRACTICES) {
            return row.isPost() ? 422 : 200;
        }
        return row.allowed();
    }

    /** Every address by everybody, with everybody's ids. */
    static List<Call> all() {
        var calls = new ArrayList<Call>();
        for (var row : AccessTable.ROWS) {
            for (var caller : Caller.values()) {
                whose(row).forEach(whose -> calls.add(new Call(row, caller, whose)));
            }
        }
        return calls;
    }

    private static List<Whose> whose(AccessTable row) {
        if (row.of() == Of.NOTHING) {
            return List.of(Whose.THE_FIRST_PATIENTS);
        }
        // What is open to everybody is open about every patient of a practice.
        return row.door() == Door.OPEN
                ? List.of(Whose.THE_FIRST_PATIENTS, Whose.OTHER_PRACTICES, Whose.ABSENT)
                : List.of(Whose.values());
    }
}

package org.postern.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Patient;
import org.postern.patient.RecordNumbers.Numbered;

/**
 * What a row would do.
 *
 * @param words what it would change, or why it is refused
 */
record RowPlan(RosterEffect effect, List<String> words) {

    static RowPlan of(RosterRow row, @Nullable Numbered known) {
        if (known == null) {
            return new RowPlan(RosterEffect.ADDED, List.of());
        }
        if (known.survivorNumber() != null) {
            var reason =
                    "This record was merged into record "
                            + known.survivorNumber()
                            + ". The line is left out.";
            return new RowPlan(RosterEffect.REFUSED, List.of(reason));
        }
        var changes = changes(row, known.patient());
        return new RowPlan(
                changes.isEmpty() ? RosterEffect.UNCHANGED : RosterEffect.CHANGED, changes);
    }

    private static List<String> changes(RosterRow row, Patient known) {
        var changes = new ArrayList<String>();
        compare("Given name", known.givenName(), row.given(), changes);
        compare("Family name", known.familyName(), row.family(), changes);
        compare("Date of birth", known.dateOfBirth(), row.born(), changes);
        if (row.email() != null && !sameEmail(row.email(), known.email())) {
            compare("Email", known.email() == null ? "none" : known.email(), row.email(), changes);
        }
        if (marksDeceased(row, known)) {
            changes.add(
                    row.died() == null
                            ? "Is marked deceased"
                            : "Is marked deceased, " + row.died());
        }
        return changes;
    }

    static boolean marksDeceased(RosterRow row, Patient known) {
        return row.deceased()
                && (!known.deceased()
                        || (row.died() != null && !row.died().equals(known.dateOfDeath())));
    }

    private static boolean sameEmail(String one, @Nullable String other) {
        return other != null && one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private static void compare(String what, Object before, Object after, List<String> changes) {
        if (!Objects.equals(before, after)) {
            changes.add(what + ": " + before + " → " + after);
        }
    }
}

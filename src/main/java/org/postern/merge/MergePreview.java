package org.postern.merge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Patient;
import org.postern.patient.PortalAccount;

/**
 * Two records side by side, and what a merge would do.
 *
 * @param survivor the record that goes on
 * @param other the record that is merged into it
 * @param moves what would move, in words such as "2 conversations"
 */
public record MergePreview(Side survivor, Side other, List<String> moves) {

    /** One record and who writes for it. */
    public record Side(Patient patient, List<PortalAccount> accounts) {}

    /** Whether date of birth or family name differ, so that somebody must check first. */
    public boolean looksLikeTwoPeople() {
        return looksLikeTwoPeople(survivor.patient(), other.patient());
    }

    static boolean looksLikeTwoPeople(Patient one, Patient other) {
        return !one.resembles(other.dateOfBirth(), other.familyName());
    }

    /** Whether the names differ. */
    public boolean namesDiffer() {
        return !survivor.patient().name().equals(other.patient().name());
    }

    /** Whether the dates of birth differ. */
    public boolean birthsDiffer() {
        return !survivor.patient().dateOfBirth().equals(other.patient().dateOfBirth());
    }

    /** Whether both have an email address, and each its own. */
    public boolean emailsDiffer() {
        var one = email(survivor);
        var another = email(other);
        return one != null && another != null && !one.equals(another);
    }

    private static @Nullable String email(Side side) {
        var email = side.patient().email();
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }

    /** Whether one is marked deceased and the other is not. */
    public boolean oneIsDeceased() {
        return survivor.patient().deceased() != other.patient().deceased();
    }

    /** Whether there is a choice of accounts: both records have one. */
    public boolean bothRegistered() {
        return !survivor.accounts().isEmpty() && !other.accounts().isEmpty();
    }
}

package org.postern.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.postern.patient.PatientDetails;

/**
 * One good row of a roster.
 *
 * @param line where it begins in the file
 * @param email null where the file has none: one that is known already stays
 * @param deceased only ever marks a patient, and never takes a mark away
 * @param died null unless deceased on a known day
 */
record RosterRow(
        int line,
        String number,
        String given,
        String family,
        LocalDate born,
        @Nullable String email,
        boolean deceased,
        @Nullable LocalDate died) {

    PatientDetails details(@Nullable String knownEmail) {
        return new PatientDetails(number, given, family, born, email == null ? knownEmail : email);
    }
}

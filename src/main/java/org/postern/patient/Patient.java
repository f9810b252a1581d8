package org.postern.patient;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.search.Words;

/**
 * A person whom the practice treats.
 *
 * @param recordNumber the practice's own number, unique there
 * @param email where invitations go; null when unknown
 * @param deceased whether the practice marked this patient deceased
 * @param dateOfDeath null unless deceased and known
 */
public record Patient(
        UUID id,
        String recordNumber,
        String givenName,
        String familyName,
        LocalDate dateOfBirth,
        @Nullable String email,
        boolean deceased,
        @Nullable LocalDate dateOfDeath) {

    /** Given and family name, as pages show it. */
    public String name() {
        return givenName + " " + familyName;
    }

    /**
     * Whether two records may be one person's: the same date of birth and family name, whatever
     * accents and capitals.
     */
    public boolean resembles(LocalDate birth, String family) {
        return dateOfBirth.equals(birth)
                && Set.copyOf(Words.names(familyName)).equals(Set.copyOf(Words.names(family)));
    }

    /** What can be changed about this patient, as a form holds it. */
    public PatientDetails details() {
        return new PatientDetails(recordNumber, givenName, familyName, dateOfBirth, email);
    }
}

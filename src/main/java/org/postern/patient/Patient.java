package org.postern.patient;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** What can be changed about this patient, as a form holds it. */
    public PatientDetails details() {
        return new PatientDetails(recordNumber, givenName, familyName, dateOfBirth, email);
    }
}

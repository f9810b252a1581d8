package org.postern.patient;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.wording.Language;

/**
 * The signed-in portal account of a request, and the patient it writes for.
 *
 * @param email the address it signs in with
 * @param language the language that its holder chose; null until then
 */
public record PatientIdentity(
        UUID practiceId,
        UUID accountId,
        Patient patient,
        String email,
        @Nullable Language language) {

    /** The patient's id. */
    public UUID patientId() {
        return patient.id();
    }
}

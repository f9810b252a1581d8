package org.postern.patient;

import java.util.UUID;

/**
 * The signed-in portal account of a request, and the patient it writes for.
 *
 * @param email the address it signs in with
 */
public record PatientIdentity(UUID practiceId, UUID accountId, Patient patient, String email) {

    /** The patient's id. */
    public UUID patientId() {
        return patient.id();
    }
}

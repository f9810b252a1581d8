package org.postern.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the practice knows of a patient it adds or changes. */
public record PatientDetails(
        String recordNumber,
        String givenName,
        String familyName,
        LocalDate dateOfBirth,
        @Nullable String email) {}

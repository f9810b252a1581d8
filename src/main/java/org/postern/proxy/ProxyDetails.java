package org.postern.proxy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Relation;

/**
 * Who is to write for a patient.
 *
 * @param relation parent or caregiver
 * @param lastDay the last day of access; null for none
 * @param patientAgreed whether the patient agreed, as the practice says
 */
public record ProxyDetails(
        String name,
        String email,
        Relation relation,
        @Nullable LocalDate lastDay,
        boolean patientAgreed) {}

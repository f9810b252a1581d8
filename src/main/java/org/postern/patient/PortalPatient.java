package org.postern.patient;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient for whom a portal account writes.
 *
 * @param endsOn the first day without access; null while none is known
 */
public record PortalPatient(Patient patient, Relation relation, @Nullable LocalDate endsOn) {

    /** The patient's id. */
    public UUID id() {
        return patient.id();
    }

    /** The patient's name. */
    public String name() {
        return patient.name();
    }

    /** The last day with access; null while none is known. */
    public @Nullable LocalDate lastDay() {
        return endsOn == null ? null : endsOn.minusDays(1);
    }

    /** Whether access ends within two weeks. */
    public boolean endsSoon(LocalDate today) {
        return endsOn != null && !today.plusWeeks(2).isBefore(endsOn);
    }

    /** Whether the holder of the account is this patient. */
    public boolean self() {
        return relation == Relation.SELF;
    }
}

package org.postern.patient;

import java.util.UUID;

/** A patient for whom a portal account writes. */
public record PortalPatient(Patient patient, Relation relation) {

    /** The patient's id. */
    public UUID id() {
        return patient.id();
    }

    /** The patient's name. */
    public String name() {
        return patient.name();
    }

    /** Whether the holder of the account is this patient. */
    public boolean self() {
        return relation == Relation.SELF;
    }
}

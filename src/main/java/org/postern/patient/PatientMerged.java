package org.postern.patient;

import java.util.UUID;

/** This record was merged into another one, where everything of it is now. */
public class PatientMerged extends RuntimeException {

    private final UUID mergedId;
    private final UUID survivorId;

    PatientMerged(UUID mergedId, UUID survivorId) {
        super("merged");
        this.mergedId = mergedId;
        this.survivorId = survivorId;
    }

    /** The record that was asked for. */
    public UUID mergedId() {
        return mergedId;
    }

    /** The record to ask for. */
    public UUID survivorId() {
        return survivorId;
    }
}

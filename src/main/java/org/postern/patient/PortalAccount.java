package org.postern.patient;

import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in to the portal that writes for a patient.
 *
 * @param email the address it signs in with
 * @param since since when it writes for this patient
 */
public record PortalAccount(UUID id, String email, Instant since) {}

package org.postern.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in to the portal that writes for a patient.
 *
 * @param name the holder's name
 * @param email the address it signs in with
 * @param since since when it writes for this patient
 * @param endsOn the first day without access; null while none is known
 */
public record PortalAccount(
        UUID id,
        String name,
        String email,
        Relation relation,
        Instant since,
        @Nullable LocalDate endsOn) {}

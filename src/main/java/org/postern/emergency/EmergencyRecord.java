package org.postern.emergency;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One access, as administrators review it.
 *
 * @param reason null when what is stored was damaged
 * @param opened how many conversations were opened in it
 * @param reviewedBy null while nobody has
 */
public record EmergencyRecord(
        UUID id,
        UUID userId,
        String user,
        UUID patientId,
        String patient,
        @Nullable String reason,
        Instant openedAt,
        Instant endsAt,
        int opened,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy) {}

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
 * @param own whether who reviewed it had opened it
 * @param justified what the reviewer found; null while nobody has reviewed it
 * @param note what the reviewer wrote; null for nothing, or when what is stored was damaged
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
        @Nullable String reviewedBy,
        boolean own,
        @Nullable Boolean justified,
        @Nullable String note) {}

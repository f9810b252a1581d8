package org.postern.auditlog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who opened a patient's messages.
 *
 * @param kind {@code USER} or {@code ACCOUNT}
 * @param role what they might do, or how they stood to the patient, the last time
 * @param emergency how often in an emergency
 */
public record AuditReader(
        UUID id,
        String kind,
        @Nullable String name,
        @Nullable String role,
        int times,
        int emergency,
        Instant first,
        Instant last) {}

package org.postern.auditlog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditOutcome;

/**
 * Which events; null for all.
 *
 * @param actor whose acts: a user's or portal account's id
 * @param patient of whose record, those included that were merged into it
 * @param from the first moment
 * @param until the first moment after
 * @param event one event alone
 */
public record AuditFilter(
        @Nullable UUID actor,
        @Nullable UUID patient,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable List<AuditAction> actions,
        @Nullable AuditOutcome outcome,
        @Nullable UUID event) {}

package org.postern.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded; who, when and from where are added by {@link AuditTrail}. Ids only, never
 * a name or a text.
 *
 * @param patientId whose record was touched; null where no patient's was
 * @param objectKind what was touched, a word such as {@code thread}
 * @param objectVersion which version of it, where it has versions; of a thread its newest message
 * @param shown patients of whose messages some words were shown in a list, where it was no single
 *     patient's
 * @param reason why it was refused, a word such as {@code wrong-password}; of what was done, how
 */
public record AuditEvent(
        AuditAction action,
        AuditOutcome outcome,
        @Nullable UUID patientId,
        @Nullable String objectKind,
        @Nullable UUID objectId,
        @Nullable Long objectVersion,
        List<UUID> shown,
        @Nullable String reason) {

    /** Keeps each patient once. */
    public AuditEvent {
        shown = shown.stream().distinct().toList();
    }

    /** Something that was done. */
    public static AuditEvent allowed(AuditAction action) {
        return new AuditEvent(
                action, AuditOutcome.ALLOWED, null, null, null, null, List.of(), null);
    }

    /** Something that was refused. */
    public static AuditEvent denied(AuditAction action, String reason) {
        return new AuditEvent(
                action, AuditOutcome.DENIED, null, null, null, null, List.of(), reason);
    }

    /** The same event, of this patient's record. */
    public AuditEvent patient(@Nullable UUID id) {
        return new AuditEvent(
                action, outcome, id, objectKind, objectId, objectVersion, shown, reason);
    }

    /** The same event, on this object. */
    public AuditEvent on(String kind, @Nullable UUID id) {
        return new AuditEvent(action, outcome, patientId, kind, id, null, shown, reason);
    }

    /** The same event, on this version of the object. */
    public AuditEvent version(long version) {
        return new AuditEvent(
                action, outcome, patientId, objectKind, objectId, version, shown, reason);
    }

    /** The same event, for this reason: a word, never a text. */
    public AuditEvent because(String why) {
        return new AuditEvent(
                action, outcome, patientId, objectKind, objectId, objectVersion, shown, why);
    }

    /** The same event, which showed words of these patients' messages in a list. */
    public AuditEvent showing(List<UUID> patients) {
        return new AuditEvent(
                action, outcome, patientId, objectKind, objectId, objectVersion, patients, reason);
    }
}

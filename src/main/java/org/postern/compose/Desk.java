package org.postern.compose;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who writes what where: for each there is one draft at most.
 *
 * @param ownerId the user's or the portal account's id
 * @param byUser whether a user writes; else a portal account does
 * @param threadId null for a new conversation
 */
public record Desk(
        UUID ownerId, boolean byUser, UUID patientId, @Nullable UUID threadId, EntryKind kind) {

    /** Where a user answers in a thread, or begins one (without a thread id). */
    public static Desk ofUser(UUID userId, UUID patientId, @Nullable UUID threadId) {
        return new Desk(userId, true, patientId, threadId, EntryKind.MESSAGE);
    }

    /** Where a user writes an internal note. */
    public static Desk ofNote(UUID userId, UUID patientId, UUID threadId) {
        return new Desk(userId, true, patientId, threadId, EntryKind.NOTE);
    }

    /** Where a portal account writes to the practice. */
    public static Desk ofAccount(UUID accountId, UUID patientId, @Nullable UUID threadId) {
        return new Desk(accountId, false, patientId, threadId, EntryKind.MESSAGE);
    }

    /** The same desk, with another patient. */
    Desk to(UUID patient) {
        return new Desk(ownerId, byUser, patient, threadId, kind);
    }

    /** The id of the one draft that is written here. */
    UUID draftId() {
        var name =
                ownerId
                        + "|"
                        + patientId
                        + "|"
                        + threadId
                        + (kind == EntryKind.NOTE ? "|NOTE" : "");
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

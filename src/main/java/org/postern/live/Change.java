package org.postern.live;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread or a task changed: whose pages show it. Ids only.
 *
 * @param threadId the thread's id, or the task's
 * @param patientId null for what staff alone see
 * @param assigneeId null in the practice queue
 */
record Change(UUID practiceId, UUID threadId, @Nullable UUID patientId, @Nullable UUID assigneeId) {

    private static final String NOBODY = "-";

    /** As it stands in a database notification. */
    String encode() {
        return practiceId + " " + threadId + " " + encode(patientId) + " " + encode(assigneeId);
    }

    private static String encode(@Nullable UUID id) {
        return id == null ? NOBODY : id.toString();
    }

    static Optional<Change> decode(String text) {
        var fields = text.split(" ");
        try {
            return fields.length == 4
                    ? Optional.of(
                            new Change(
                                    UUID.fromString(fields[0]),
                                    UUID.fromString(fields[1]),
                                    decodeId(fields[2]),
                                    decodeId(fields[3])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable UUID decodeId(String text) {
        return text.equals(NOBODY) ? null : UUID.fromString(text);
    }
}

package org.postern.live;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread changed: whose pages show it. Ids only.
 *
 * @param assigneeId null in the practice queue
 */
record Change(UUID practiceId, UUID threadId, UUID patientId, @Nullable UUID assigneeId) {

    /** As it stands in a database notification. */
    String encode() {
        return practiceId
                + " "
                + threadId
                + " "
                + patientId
                + " "
                + (assigneeId == null ? "-" : assigneeId);
    }

    static Optional<Change> decode(String text) {
        var fields = text.split(" ");
        try {
            return fields.length == 4
                    ? Optional.of(
                            new Change(
                                    UUID.fromString(fields[0]),
                                    UUID.fromString(fields[1]),
                                    UUID.fromString(fields[2]),
                                    fields[3].equals("-") ? null : UUID.fromString(fields[3])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package org.postern.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to do (FHIR: Task).
 *
 * @param patientId whom it is about; null for nobody
 * @param threadId the conversation that it came from; null for none
 * @param messageId the message of that conversation; null for none
 * @param dueOn its day in the practice's time zone; null for any day
 * @param doneAt null while it is open
 * @param version grows with each change
 */
public record Task(
        UUID id,
        @Nullable UUID patientId,
        @Nullable UUID threadId,
        @Nullable UUID messageId,
        TaskFields fields,
        UUID createdBy,
        Instant createdAt,
        @Nullable Instant doneAt,
        long version) {

    /** Whether it is done. */
    public boolean done() {
        return doneAt != null;
    }

    /** Its day; null for any day. */
    public @Nullable LocalDate dueOn() {
        return fields.dueOn();
    }

    /** What is to be done, in a line. */
    public String title() {
        return fields.title();
    }
}

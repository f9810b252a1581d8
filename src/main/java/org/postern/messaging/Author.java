package org.postern.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.patient.PatientIdentity;
import org.postern.user.UserIdentity;

/** Who writes a message, frozen as it is sent. */
public record Author(Kind kind, UUID id, String name) {

    public enum Kind {
        USER,
        ACCOUNT,
        /** An automatic answer. */
        SYSTEM
    }

    public static Author of(UserIdentity user) {
        return new Author(Kind.USER, user.id(), user.name());
    }

    public static Author of(PatientIdentity patient) {
        return new Author(Kind.ACCOUNT, patient.accountId(), patient.patient().name());
    }

    /** Where this author writes to a patient, or to the practice. */
    public Desk desk(UUID patientId, @Nullable UUID threadId) {
        return kind == Kind.ACCOUNT
                ? Desk.ofAccount(id, patientId, threadId)
                : Desk.ofUser(id, patientId, threadId);
    }

    Direction direction() {
        return kind == Kind.ACCOUNT ? Direction.INCOMING : Direction.OUTGOING;
    }
}

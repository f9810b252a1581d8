package org.postern.messaging;

import java.util.UUID;
import org.postern.patient.PatientIdentity;
import org.postern.user.UserIdentity;

/** Who writes a message, frozen as it is sent. */
record Author(Kind kind, UUID id, String name) {

    enum Kind {
        USER,
        ACCOUNT
    }

    static Author of(UserIdentity user) {
        return new Author(Kind.USER, user.id(), user.name());
    }

    static Author of(PatientIdentity patient) {
        return new Author(Kind.ACCOUNT, patient.accountId(), patient.patient().name());
    }

    Direction direction() {
        return kind == Kind.USER ? Direction.OUTGOING : Direction.INCOMING;
    }
}

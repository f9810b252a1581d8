package org.postern.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.patient.PatientIdentity;
import org.postern.patient.Relation;
import org.postern.user.UserIdentity;

/**
 * Who writes a message, frozen as it is sent.
 *
 * @param relation how the writer stands to the patient; null for everybody but parents and
 *     caregivers
 * @param writesFor the patient's name where somebody else writes for the patient; null elsewhere
 */
public record Author(
        Kind kind, UUID id, String name, @Nullable Relation relation, @Nullable String writesFor) {

    public enum Kind {
        USER,
        ACCOUNT,
        /** An automatic answer. */
        SYSTEM
    }

    /** Somebody who writes in no other person's place. */
    public Author(Kind kind, UUID id, String name) {
        this(kind, id, name, null, null);
    }

    public static Author of(UserIdentity user) {
        return new Author(Kind.USER, user.id(), user.name());
    }

    /** The holder of an account, who is this patient or writes for this one. */
    public static Author of(PatientIdentity account, UUID patientId) {
        var about = account.about(patientId);
        return about.self()
                ? new Author(Kind.ACCOUNT, account.accountId(), about.name())
                : new Author(
                        Kind.ACCOUNT,
                        account.accountId(),
                        account.name(),
                        about.relation(),
                        about.name());
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

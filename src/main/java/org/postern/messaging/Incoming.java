package org.postern.messaging;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Post;
import org.postern.patient.PatientIdentity;
import org.postern.reception.Reception;
import org.postern.reception.Receptions;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.stereotype.Component;

/**
 * Takes messages from patients in the caller's transaction: refuses what their receiver does not
 * take, moves threads to who does, and answers for who is out of office.
 */
@Component
class Incoming {

    private final Sending sending;
    private final Receptions receptions;
    private final Moves moves;
    private final AutomaticAnswers answers;
    private final UserAccounts users;

    Incoming(
            Sending sending,
            Receptions receptions,
            Moves moves,
            AutomaticAnswers answers,
            UserAccounts users) {
        this.sending = sending;
        this.receptions = receptions;
        this.moves = moves;
        this.answers = answers;
        this.users = users;
    }

    /** What an earlier post under the same client token came to. */
    Optional<SendOutcome> earlier(PatientIdentity patient, Post post) {
        return sending.earlier(Author.of(patient), post);
    }

    /** Adds to a thread that the caller has locked. */
    SendOutcome reply(PatientIdentity patient, MessageThread locked, Post post) {
        if (post.seen() < locked.lastSeq()) {
            return new SendOutcome.NewerMessages();
        }
        var reception = receptions.admitInThread(locked.assigneeId(), locked.patientId());
        return refusal(reception, post)
                .orElseGet(
                        () -> {
                            var receiver = user(reception.receiverId());
                            handOver(locked, reception, receiver);
                            var outcome =
                                    sending.reply(
                                            Author.of(patient),
                                            locked,
                                            reception.receiverId(),
                                            post);
                            answers.answer(outcome, reception);
                            return outcome;
                        });
    }

    private void handOver(
            MessageThread locked, Reception reception, @Nullable UserAccount receiver) {
        if (!Objects.equals(locked.assigneeId(), reception.receiverId())) {
            var cause =
                    reception.handsOver() ? ThreadEvent.Cause.COVER : ThreadEvent.Cause.UNREACHABLE;
            moves.move(locked, receiver, cause, null, null);
        }
    }

    /** Starts a conversation. */
    SendOutcome start(PatientIdentity patient, UUID recipientId, Post post) {
        var admitted = receptions.admitNew(recipientId, patient.patientId());
        if (admitted.isEmpty()) {
            return new SendOutcome.RecipientGone();
        }
        var reception = admitted.get();
        var receiverId = reception.receiverId();
        // Who loses the right to messages at this moment must not get one more.
        if (receiverId != null && users.lockReceiver(receiverId).isEmpty()) {
            return new SendOutcome.RecipientGone();
        }
        return refusal(reception, post)
                .orElseGet(
                        () -> {
                            var outcome =
                                    sending.start(
                                            Author.of(patient),
                                            patient.patientId(),
                                            receiverId,
                                            post);
                            answers.answer(outcome, reception);
                            return outcome;
                        });
    }

    private static Optional<SendOutcome> refusal(Reception reception, Post post) {
        if (reception.refuses()) {
            return Optional.of(new SendOutcome.NotTaken());
        }
        var until = reception.allowance().until();
        return until == null
                ? Sending.problem(post, reception.longest())
                : Optional.of(new SendOutcome.TooOften(until));
    }

    private @Nullable UserAccount user(@Nullable UUID id) {
        return id == null ? null : users.find(id).orElse(null);
    }
}

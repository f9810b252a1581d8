package org.postern.messaging;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Post;
import org.postern.patient.PatientIdentity;
import org.postern.reception.Reception;
import org.postern.reception.Receptions;
import org.postern.urgent.UrgentSettings;
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
    private final UrgentSettings urgent;

    Incoming(
            Sending sending,
            Receptions receptions,
            Moves moves,
            AutomaticAnswers answers,
            UserAccounts users,
            UrgentSettings urgent) {
        this.sending = sending;
        this.receptions = receptions;
        this.moves = moves;
        this.answers = answers;
        this.users = users;
        this.urgent = urgent;
    }

    /** What an earlier post under the same client token came to. */
    Optional<SendOutcome> earlier(PatientIdentity account, Post post) {
        return sending.earlier(
                new Author(Author.Kind.ACCOUNT, account.accountId(), account.name()), post);
    }

    /** Adds to a thread that the caller has locked. */
    SendOutcome reply(PatientIdentity account, MessageThread locked, Post post) {
        if (post.seen() < locked.lastSeq()) {
            return new SendOutcome.NewerMessages();
        }
        var reception = receptions.admitInThread(locked.assigneeId(), locked.patientId());
        return refusal(account, locked.patientId(), reception, post)
                .orElseGet(
                        () -> {
                            var receiverId = handOver(locked, reception);
                            var author = Author.of(account, locked.patientId());
                            var outcome = sending.reply(author, locked, receiverId, post);
                            answers.answer(outcome, reception);
                            return outcome;
                        });
    }

    // Whose the thread is then; null for the practice queue.
    private @Nullable UUID handOver(MessageThread locked, Reception reception) {
        var wished = reception.receiverId();
        if (Objects.equals(locked.assigneeId(), wished)) {
            return wished;
        }
        // Who loses the right to messages at this moment must not get it.
        var receiver = wished == null ? null : users.lockReceiver(wished).orElse(null);
        var covered = reception.handsOver() && (wished == null || receiver != null);
        moves.move(
                locked,
                receiver,
                covered ? ThreadEvent.Cause.COVER : ThreadEvent.Cause.UNREACHABLE,
                null,
                null);
        return receiver == null ? null : receiver.id();
    }

    /** Starts a conversation about a patient. */
    SendOutcome start(PatientIdentity account, UUID patientId, UUID recipientId, Post post) {
        var author = Author.of(account, patientId);
        var admitted = receptions.admitNew(recipientId, patientId);
        if (admitted.isEmpty()) {
            return new SendOutcome.RecipientGone();
        }
        var reception = admitted.get();
        var receiverId = reception.receiverId();
        // Who loses the right to messages at this moment must not get one more.
        if (receiverId != null && users.lockReceiver(receiverId).isEmpty()) {
            return new SendOutcome.RecipientGone();
        }
        return refusal(account, patientId, reception, post)
                .orElseGet(
                        () -> {
                            var outcome = sending.start(author, patientId, receiverId, post);
                            answers.answer(outcome, reception);
                            return outcome;
                        });
    }

    // Asked once, last of all: what was asked about is sent next time.
    private Optional<SendOutcome> question(Post post) {
        return !post.advised() && urgent.asks(post.subject(), post.text())
                ? Optional.of(new SendOutcome.MayBeUrgent())
                : Optional.empty();
    }

    private Optional<SendOutcome> refusal(
            PatientIdentity account, UUID patientId, Reception reception, Post post) {
        if (reception.refuses()) {
            return Optional.of(new SendOutcome.NotTaken());
        }
        var until = reception.allowance().until();
        return until == null
                ? Sending.problem(post, reception.longest())
                        .or(
                                () ->
                                        sending.problem(
                                                account.accountId(),
                                                patientId,
                                                post,
                                                reception.files()))
                        .or(() -> question(post))
                : Optional.of(new SendOutcome.TooOften(until));
    }
}

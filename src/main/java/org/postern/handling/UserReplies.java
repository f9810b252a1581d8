package org.postern.handling;

import java.util.Optional;
import java.util.UUID;
import org.postern.compose.FileLimits;
import org.postern.compose.MessageText;
import org.postern.compose.Post;
import org.postern.messaging.Author;
import org.postern.messaging.SendOutcome;
import org.postern.messaging.Sending;
import org.postern.messaging.ThreadNotFound;
import org.postern.messaging.VisibleThreads;
import org.postern.patient.Invitations;
import org.postern.patient.Patient;
import org.postern.patient.Patients;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the practice's users send to patients. */
@Service
@Transactional
public class UserReplies {

    private final VisibleThreads visible;
    private final Sending sending;
    private final Outgoing outgoing;
    private final Patients patients;
    private final Invitations invitations;
    private final UserAccounts users;

    UserReplies(
            VisibleThreads visible,
            Sending sending,
            Outgoing outgoing,
            Patients patients,
            Invitations invitations,
            UserAccounts users) {
        this.visible = visible;
        this.sending = sending;
        this.outgoing = outgoing;
        this.patients = patients;
        this.invitations = invitations;
        this.users = users;
    }

    /**
     * Answers in a thread; delivered once the time for taking it back is over.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public SendOutcome reply(UserIdentity user, UUID threadId, Post typed) {
        var post = typed.normalized();
        var author = Author.of(user);
        var earlier = earlier(author, post);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var thread = visible.lock(user, threadId);
        if (!canRead(patients.get(thread.patientId()))) {
            return new SendOutcome.NotRegistered();
        }
        return problem(author, thread.patientId(), post)
                .orElseGet(() -> outgoing.reply(author, thread, post));
    }

    /**
     * Starts a conversation with a patient; it stands in the user's own messages.
     *
     * @throws org.postern.patient.PatientNotFound if there is no such patient
     * @throws AccessDeniedException if the user lost the right to messages meanwhile
     */
    public SendOutcome start(UserIdentity user, UUID patientId, Post typed) {
        var post = typed.normalized();
        var author = Author.of(user);
        var patient = patients.get(patientId);
        var earlier = earlier(author, post);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        // Who loses the right to messages at this moment must not begin a thread of their own.
        if (users.lockReceiver(user.id()).isEmpty()) {
            throw new AccessDeniedException("the right to messages was taken away");
        }
        if (!canRead(patient)) {
            return new SendOutcome.NotRegistered();
        }
        return problem(author, patientId, post)
                .orElseGet(() -> outgoing.start(author, patientId, post));
    }

    private Optional<SendOutcome> problem(Author author, UUID patientId, Post post) {
        return Sending.problem(post, MessageText.HIGHEST_LIMIT)
                .or(() -> sending.problem(author.id(), patientId, post, FileLimits.HIGHEST));
    }

    private Optional<SendOutcome> earlier(Author author, Post post) {
        return sending.earlier(author, post).or(() -> outgoing.earlier(author, post));
    }

    private boolean canRead(Patient patient) {
        return !patient.deceased() && invitations.status(patient.id()).registered();
    }
}

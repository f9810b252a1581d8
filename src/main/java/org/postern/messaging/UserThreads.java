package org.postern.messaging;

import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.MessageText;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.patient.Invitations;
import org.postern.patient.Patient;
import org.postern.patient.Patients;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Threads as the practice's users read and write them. */
@Service
@Transactional
public class UserThreads {

    private final ThreadStore threads;
    private final MessageStore messages;
    private final Sending sending;
    private final Visibility visibility;
    private final Patients patients;
    private final Invitations invitations;
    private final UserAccounts users;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    UserThreads(
            ThreadStore threads,
            MessageStore messages,
            Sending sending,
            Visibility visibility,
            Patients patients,
            Invitations invitations,
            UserAccounts users,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.threads = threads;
        this.messages = messages;
        this.sending = sending;
        this.visibility = visibility;
        this.patients = patients;
        this.invitations = invitations;
        this.users = users;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Opens a thread. If it is the user's own this marks it as read; looking at another's does not.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public ThreadView open(UserIdentity user, UUID threadId) {
        var thread = visible(user, threadId);
        if (user.id().equals(thread.assigneeId()) && threads.clearUnread(threadId)) {
            events.publishEvent(changed(thread));
        }
        return view(thread, thread.lastSeq() + 1);
    }

    /**
     * Shows a thread again to somebody who has it open: nothing is marked as read.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public ThreadView refresh(UserIdentity user, UUID threadId) {
        var thread = visible(user, threadId);
        return view(thread, thread.lastSeq() + 1);
    }

    /**
     * Shows the messages before one of a thread; nothing is marked as read.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public ThreadView earlier(UserIdentity user, UUID threadId, int seq) {
        return view(visible(user, threadId), seq);
    }

    /**
     * The thread alone, for somebody who writes in it.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    @Transactional(readOnly = true)
    public MessageThread get(UserIdentity user, UUID threadId) {
        return visible(user, threadId);
    }

    private MessageThread visible(UserIdentity user, UUID threadId) {
        return threads.find(threadId)
                .filter(thread -> visibility.mayView(user, thread.assigneeId()))
                .orElseThrow(ThreadNotFound::new);
    }

    private ThreadView view(MessageThread thread, int beforeSeq) {
        audit.record(
                AuditEvent.allowed(AuditAction.VIEW_THREAD)
                        .patient(thread.patientId())
                        .on("thread", thread.id()));
        var assigneeId = thread.assigneeId();
        return new ThreadView(
                thread,
                patients.get(thread.patientId()),
                assigneeId == null ? null : users.find(assigneeId).orElse(null),
                messages.before(thread.id(), beforeSeq));
    }

    /**
     * Answers in a thread.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public SendOutcome reply(UserIdentity user, UUID threadId, Post typed) {
        var post = typed.normalized();
        var author = Author.of(user);
        var earlier = sending.earlier(author, post);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var thread =
                threads.lock(threadId)
                        .filter(found -> visibility.mayView(user, found.assigneeId()))
                        .orElseThrow(ThreadNotFound::new);
        if (!canRead(patients.get(thread.patientId()))) {
            return new SendOutcome.NotRegistered();
        }
        return Sending.problem(post, MessageText.HIGHEST_LIMIT)
                .orElseGet(() -> sending.reply(author, thread, thread.assigneeId(), post));
    }

    /**
     * Starts a conversation with a patient; it stands in the user's own messages.
     *
     * @throws org.postern.patient.PatientNotFound if there is no such patient
     */
    public SendOutcome start(UserIdentity user, UUID patientId, Post typed) {
        var post = typed.normalized();
        var author = Author.of(user);
        var patient = patients.get(patientId);
        var earlier = sending.earlier(author, post);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (!canRead(patient)) {
            return new SendOutcome.NotRegistered();
        }
        return Sending.problem(post, MessageText.HIGHEST_LIMIT)
                .orElseGet(() -> sending.start(author, patientId, user.id(), post));
    }

    private boolean canRead(Patient patient) {
        return !patient.deceased() && invitations.status(patient.id()).registered();
    }

    private static ThreadChanged changed(MessageThread thread) {
        return new ThreadChanged(
                CurrentPractice.id(), thread.id(), thread.patientId(), thread.assigneeId());
    }
}

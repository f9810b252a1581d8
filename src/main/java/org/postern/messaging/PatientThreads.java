package org.postern.messaging;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.patient.PatientIdentity;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Threads as their patients read and write them. */
@Service
@Transactional
public class PatientThreads {

    private final ThreadStore threads;
    private final MessageStore messages;
    private final Incoming incoming;
    private final UserAccounts users;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    PatientThreads(
            ThreadStore threads,
            MessageStore messages,
            Incoming incoming,
            UserAccounts users,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.threads = threads;
        this.messages = messages;
        this.incoming = incoming;
        this.users = users;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Opens a thread, which marks it as read for the patient.
     *
     * @throws ThreadNotFound if it is not this patient's
     */
    public ThreadView open(PatientIdentity patient, UUID threadId) {
        var thread = own(patient, threads.find(threadId));
        if (threads.clearPatientUnread(threadId)) {
            events.publishEvent(
                    new ThreadChanged(
                            CurrentPractice.id(),
                            threadId,
                            thread.patientId(),
                            thread.assigneeId()));
        }
        return view(patient, thread, thread.lastSeq() + 1);
    }

    /**
     * Shows a thread again to the patient who has it open: nothing is marked as read.
     *
     * @throws ThreadNotFound if it is not this patient's
     */
    public ThreadView refresh(PatientIdentity patient, UUID threadId) {
        var thread = own(patient, threads.find(threadId));
        return view(patient, thread, thread.lastSeq() + 1);
    }

    /**
     * Shows the messages before one of a thread; nothing is marked as read.
     *
     * @throws ThreadNotFound if it is not this patient's
     */
    public ThreadView earlier(PatientIdentity patient, UUID threadId, int seq) {
        return view(patient, own(patient, threads.find(threadId)), seq);
    }

    /**
     * The thread alone, for the patient who writes in it.
     *
     * @throws ThreadNotFound if it is not this patient's
     */
    @Transactional(readOnly = true)
    public MessageThread get(PatientIdentity patient, UUID threadId) {
        return own(patient, threads.find(threadId));
    }

    /**
     * The thread alone, which nobody else changes until the caller's transaction ends.
     *
     * @throws ThreadNotFound if it is not this patient's
     */
    public MessageThread lock(PatientIdentity patient, UUID threadId) {
        return own(patient, threads.lock(threadId));
    }

    private static MessageThread own(PatientIdentity patient, Optional<MessageThread> thread) {
        return thread.filter(found -> found.patientId().equals(patient.patientId()))
                // What a user may still take back is nothing that a patient sees.
                .filter(found -> found.lastSeq() > 0)
                .orElseThrow(ThreadNotFound::new);
    }

    private ThreadView view(PatientIdentity patient, MessageThread thread, int beforeSeq) {
        audit.record(
                AuditEvent.allowed(AuditAction.VIEW_THREAD)
                        .patient(thread.patientId())
                        .on("thread", thread.id()));
        return new ThreadView(
                thread,
                patient.patient(),
                assignee(thread.assigneeId()).orElse(null),
                messages.before(thread.id(), beforeSeq));
    }

    /**
     * Answers in a thread. If its assignee is covered or can no longer receive, it moves to who
     * can.
     *
     * @throws ThreadNotFound if it is not this patient's
     */
    public SendOutcome reply(PatientIdentity patient, UUID threadId, Post typed) {
        var post = typed.normalized();
        return incoming.earlier(patient, post)
                .orElseGet(() -> incoming.reply(patient, lock(patient, threadId), post));
    }

    /** Starts a conversation with a user, or with who covers for that user. */
    public SendOutcome start(PatientIdentity patient, UUID recipientId, Post typed) {
        var post = typed.normalized();
        return incoming.earlier(patient, post)
                .orElseGet(() -> incoming.start(patient, recipientId, post));
    }

    private Optional<UserAccount> assignee(@Nullable UUID id) {
        return id == null ? Optional.empty() : users.find(id);
    }
}

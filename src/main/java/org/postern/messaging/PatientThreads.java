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

/** Threads as patients, and who writes for them, read and write them. */
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
     * @throws ThreadNotFound if it is not of one of the account's patients
     */
    public ThreadView open(PatientIdentity account, UUID threadId) {
        var thread = own(account, threads.find(threadId));
        if (threads.clearPatientUnread(threadId)) {
            events.publishEvent(
                    new ThreadChanged(
                            CurrentPractice.id(),
                            threadId,
                            thread.patientId(),
                            thread.assigneeId()));
        }
        return view(account, thread, thread.lastSeq() + 1);
    }

    /**
     * Shows a thread again to the patient who has it open: nothing is marked as read.
     *
     * @throws ThreadNotFound if it is not of one of the account's patients
     */
    public ThreadView refresh(PatientIdentity account, UUID threadId) {
        var thread = own(account, threads.find(threadId));
        return view(account, thread, thread.lastSeq() + 1);
    }

    /**
     * Shows the messages before one of a thread; nothing is marked as read.
     *
     * @throws ThreadNotFound if it is not of one of the account's patients
     */
    public ThreadView earlier(PatientIdentity account, UUID threadId, int seq) {
        return view(account, own(account, threads.find(threadId)), seq);
    }

    /**
     * The thread alone, for the patient who writes in it.
     *
     * @throws ThreadNotFound if it is not of one of the account's patients
     */
    @Transactional(readOnly = true)
    public MessageThread get(PatientIdentity account, UUID threadId) {
        return own(account, threads.find(threadId));
    }

    /**
     * The thread alone, which nobody else changes until the caller's transaction ends.
     *
     * @throws ThreadNotFound if it is not of one of the account's patients
     */
    public MessageThread lock(PatientIdentity account, UUID threadId) {
        return own(account, threads.lock(threadId));
    }

    private static MessageThread own(PatientIdentity account, Optional<MessageThread> thread) {
        return thread.filter(found -> account.find(found.patientId()).isPresent())
                // What a user may still take back is nothing that a patient sees.
                .filter(found -> found.lastSeq() > 0)
                .orElseThrow(ThreadNotFound::new);
    }

    private ThreadView view(PatientIdentity account, MessageThread thread, int beforeSeq) {
        audit.record(
                AuditEvent.allowed(AuditAction.VIEW_THREAD)
                        .patient(thread.patientId())
                        .on("thread", thread.id())
                        .version(thread.lastSeq()));
        return new ThreadView(
                thread,
                account.about(thread.patientId()).patient(),
                assignee(thread.assigneeId()).orElse(null),
                messages.before(thread.id(), beforeSeq));
    }

    /**
     * Answers in a thread. If its assignee is covered or can no longer receive, it moves to who
     * can.
     *
     * @throws ThreadNotFound if it is not of one of the account's patients
     */
    public SendOutcome reply(PatientIdentity account, UUID threadId, Post typed) {
        var post = typed.normalized();
        return incoming.earlier(account, post)
                .orElseGet(() -> incoming.reply(account, lock(account, threadId), post));
    }

    /**
     * Starts a conversation about a patient with a user, or with who covers for that user.
     *
     * @throws org.postern.patient.PatientNotFound if the account does not write for this patient
     */
    public SendOutcome start(
            PatientIdentity account, UUID patientId, UUID recipientId, Post typed) {
        var post = typed.normalized();
        return incoming.earlier(account, post)
                .orElseGet(() -> incoming.start(account, patientId, recipientId, post));
    }

    private Optional<UserAccount> assignee(@Nullable UUID id) {
        return id == null ? Optional.empty() : users.find(id);
    }
}

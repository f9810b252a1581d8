package org.postern.handling;

import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.messaging.MessageThread;
import org.postern.messaging.ThreadChanged;
import org.postern.messaging.ThreadEvent;
import org.postern.messaging.ThreadEvents;
import org.postern.messaging.ThreadEvents.Who;
import org.postern.messaging.ThreadStore;
import org.postern.messaging.VisibleThreads;
import org.postern.user.UserIdentity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks of threads: unread, read, and that no answer is needed. */
@Service
@Transactional
public class ThreadMarks {

    /** What came of a wish to mark a thread. */
    public enum Marked {
        DONE,
        /** Unread is a matter of its assignee alone. */
        NOT_YOURS,
        /** The patient never wrote in it: there is nothing to read. */
        NOTHING_INCOMING
    }

    private final VisibleThreads visible;
    private final ThreadStore threads;
    private final ThreadEvents lines;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ThreadMarks(
            VisibleThreads visible,
            ThreadStore threads,
            ThreadEvents lines,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.visible = visible;
        this.threads = threads;
        this.lines = lines;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Marks one of the user's own threads as unread.
     *
     * @throws org.postern.messaging.ThreadNotFound if there is none that this user may view
     */
    public Marked unread(UserIdentity user, UUID threadId) {
        var thread = visible.lock(user, threadId);
        if (!user.id().equals(thread.assigneeId())) {
            return Marked.NOT_YOURS;
        }
        if (thread.incomingCount() == 0) {
            return Marked.NOTHING_INCOMING;
        }
        if (threads.setUnread(threadId)) {
            tell(thread, AuditAction.MARK_UNREAD);
        }
        return Marked.DONE;
    }

    /**
     * Marks one of the user's own threads as read, without opening it.
     *
     * @throws org.postern.messaging.ThreadNotFound if there is none that this user may view
     */
    public Marked read(UserIdentity user, UUID threadId) {
        var thread = visible.lock(user, threadId);
        if (!user.id().equals(thread.assigneeId())) {
            return Marked.NOT_YOURS;
        }
        if (threads.clearUnread(threadId)) {
            tell(thread, AuditAction.MARK_READ);
        }
        return Marked.DONE;
    }

    /**
     * Notes that what the patient wrote last needs no answer.
     *
     * @throws org.postern.messaging.ThreadNotFound if there is none that this user may view
     */
    public void noAnswerNeeded(UserIdentity user, UUID threadId) {
        var thread = visible.lock(user, threadId);
        if (threads.clearWaiting(threadId)) {
            lines.add(
                    thread,
                    ThreadEvent.Kind.NO_ANSWER_NEEDED,
                    ThreadEvent.Cause.BY_HAND,
                    new Who(user.id(), user.name()),
                    Who.NOBODY,
                    Who.NOBODY,
                    null);
            tell(thread, AuditAction.NO_ANSWER_NEEDED);
        }
    }

    /**
     * Notes that what the patient wrote last needs an answer after all.
     *
     * @throws org.postern.messaging.ThreadNotFound if there is none that this user may view
     */
    public void needsAnswer(UserIdentity user, UUID threadId) {
        var thread = visible.lock(user, threadId);
        if (threads.setWaiting(threadId)) {
            lines.add(
                    thread,
                    ThreadEvent.Kind.NEEDS_ANSWER,
                    ThreadEvent.Cause.BY_HAND,
                    new Who(user.id(), user.name()),
                    Who.NOBODY,
                    Who.NOBODY,
                    null);
            tell(thread, AuditAction.NEEDS_ANSWER);
        }
    }

    private void tell(MessageThread thread, AuditAction action) {
        audit.record(
                AuditEvent.allowed(action).patient(thread.patientId()).on("thread", thread.id()));
        events.publishEvent(
                new ThreadChanged(CurrentPractice.id(), thread.id(), null, thread.assigneeId()));
    }
}

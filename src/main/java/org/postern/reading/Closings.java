package org.postern.reading;

import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Author;
import org.postern.messaging.MessageStore;
import org.postern.messaging.MessageThread;
import org.postern.messaging.PatientThreads;
import org.postern.messaging.ThreadChanged;
import org.postern.messaging.ThreadEvent;
import org.postern.messaging.ThreadEvents;
import org.postern.messaging.ThreadEvents.Who;
import org.postern.messaging.ThreadStore;
import org.postern.messaging.ThreadView;
import org.postern.patient.PatientIdentity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets patients say that no answer is needed. It is no message: no limit counts it, no mail. */
@Service
@Transactional
public class Closings {

    private final PatientThreads own;
    private final ThreadStore threads;
    private final MessageStore messages;
    private final ThreadEvents lines;
    private final Receipts receipts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Closings(
            PatientThreads own,
            ThreadStore threads,
            MessageStore messages,
            ThreadEvents lines,
            Receipts receipts,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.own = own;
        this.threads = threads;
        this.messages = messages;
        this.lines = lines;
        this.receipts = receipts;
        this.audit = audit;
        this.events = events;
    }

    /** What its patient sees of an opened thread beside the messages. */
    @Transactional(readOnly = true)
    public PatientReading of(ThreadView view) {
        var thread = view.thread();
        var said = lines.thanks(thread.id());
        return new PatientReading(
                said,
                receipts.of(thread).orElse(null),
                view.showsNewest()
                        ? Closing.of(thread, view.messages(), said)
                        : Closing.NOT_OFFERED);
    }

    /**
     * Notes that no answer is needed. A second time changes nothing.
     *
     * @param seen the seq of the newest message that was on the patient's page
     * @return whether the patient had seen all of the thread; else nothing was noted
     * @throws org.postern.messaging.ThreadNotFound if it is not of one of the account's patients
     */
    public boolean say(PatientIdentity account, UUID threadId, int seen) {
        var thread = own.lock(account, threadId);
        if (seen < thread.lastSeq()) {
            return false;
        }
        var newest = messages.before(threadId, thread.lastSeq() + 1);
        if (Closing.of(thread, newest, lines.thanks(threadId)) != Closing.NOT_OFFERED) {
            note(thread, Author.of(account, thread.patientId()));
        }
        return true;
    }

    private void note(MessageThread thread, Author author) {
        threads.clearWaiting(thread.id());
        lines.add(
                thread,
                ThreadEvent.Kind.THANKS,
                ThreadEvent.Cause.BY_HAND,
                new Who(author.id(), author.name()),
                Who.NOBODY,
                Who.NOBODY,
                null);
        audit.record(
                AuditEvent.allowed(AuditAction.NO_ANSWER_NEEDED)
                        .patient(thread.patientId())
                        .on("thread", thread.id()));
        events.publishEvent(
                new ThreadChanged(
                        CurrentPractice.id(),
                        thread.id(),
                        thread.patientId(),
                        thread.assigneeId()));
    }
}

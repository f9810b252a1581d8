package org.postern.handling;

import java.util.Optional;
import java.util.UUID;
import org.postern.attachment.Attachments;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.Desk;
import org.postern.compose.Drafts;
import org.postern.database.CurrentPractice;
import org.postern.messaging.MessageThread;
import org.postern.messaging.ThreadChanged;
import org.postern.messaging.ThreadNotFound;
import org.postern.messaging.ThreadStore;
import org.postern.messaging.VisibleThreads;
import org.postern.user.UserIdentity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back a message that is not delivered yet: its text becomes its author's draft again, with
 * its files.
 */
@Service
@Transactional
public class UndoSend {

    private final VisibleThreads visible;
    private final ThreadStore threads;
    private final OutgoingStore outgoing;
    private final Drafts drafts;
    private final Attachments files;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    UndoSend(
            VisibleThreads visible,
            ThreadStore threads,
            OutgoingStore outgoing,
            Drafts drafts,
            Attachments files,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.visible = visible;
        this.threads = threads;
        this.outgoing = outgoing;
        this.drafts = drafts;
        this.files = files;
        this.audit = audit;
        this.events = events;
    }

    /** What the user sent last, while it can be taken back. */
    @Transactional(readOnly = true)
    public Optional<OnItsWay> last(UserIdentity user) {
        return outgoing.newestOf(user.id());
    }

    /**
     * Takes a message back.
     *
     * @return where its text is written on; nothing when it was delivered before
     * @throws ThreadNotFound if there is no such thread that this user may view, or the message on
     *     its way is another's
     */
    public Optional<Desk> undo(UserIdentity user, UUID threadId, UUID messageId) {
        var thread = visible.lock(user, threadId);
        var held =
                outgoing.in(threadId).stream()
                        .filter(one -> one.id().equals(messageId))
                        .findFirst();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        if (!held.get().authorId().equals(user.id())) {
            throw new ThreadNotFound();
        }
        return outgoing.take(messageId).map(taken -> takeBack(user, thread, taken));
    }

    private Desk takeBack(UserIdentity user, MessageThread thread, OutgoingMessage taken) {
        var attached = files.takeBack(taken.id());
        var gone = thread.lastSeq() == 0 && threads.deleteEmpty(thread.id());
        var desk = Desk.ofUser(user.id(), thread.patientId(), gone ? null : thread.id());
        files.putBack(attached, desk.threadId());
        drafts.putBack(desk, gone ? thread.subject() : null, taken.text());
        audit.record(
                AuditEvent.allowed(AuditAction.UNDO_SEND)
                        .patient(thread.patientId())
                        .on("message", taken.id()));
        events.publishEvent(
                new ThreadChanged(CurrentPractice.id(), thread.id(), null, thread.assigneeId()));
        return desk;
    }
}

package org.postern.handling;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.postern.attachment.Attachments;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.Drafts;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Author;
import org.postern.messaging.MessageThread;
import org.postern.messaging.SendOutcome;
import org.postern.messaging.Sending;
import org.postern.messaging.ThreadChanged;
import org.postern.practice.PracticeSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Holds users' messages back for as long as the practice lets them be taken back. In the caller's
 * transaction, which holds the thread's lock.
 */
@Component
class Outgoing {

    private final OutgoingStore store;
    private final Sending sending;
    private final Drafts drafts;
    private final Attachments files;
    private final PracticeSettings settings;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outgoing(
            OutgoingStore store,
            Sending sending,
            Drafts drafts,
            Attachments files,
            PracticeSettings settings,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.sending = sending;
        this.drafts = drafts;
        this.files = files;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What an earlier post under the same client token came to, while it is on its way. */
    Optional<SendOutcome> earlier(Author author, Post post) {
        return store.findByClientToken(author.id(), post.clientToken())
                .map(
                        sent ->
                                post.text().equals(sent.text())
                                        ? new SendOutcome.Sent(sent.threadId(), sent.id())
                                        : new SendOutcome.SentBefore(sent.threadId()));
    }

    SendOutcome start(Author author, UUID patientId, Post post) {
        var thread = sending.newThread(author, patientId, author.id(), post.subject());
        return settings.undoSeconds() == 0
                ? sending.store(author, thread, post)
                : hold(author, thread, post);
    }

    SendOutcome reply(Author author, MessageThread locked, Post post) {
        // A colleague's answer that is on its way counts as one to be read first.
        if (post.seen() < locked.lastSeq() + store.in(locked.id()).size()) {
            return new SendOutcome.NewerMessages();
        }
        drafts.delete(author.desk(locked.patientId(), locked.id()));
        return settings.undoSeconds() == 0
                ? sending.answer(author, locked, post)
                : hold(author, locked, post);
    }

    private SendOutcome hold(Author author, MessageThread thread, Post post) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        var due = now.plus(Duration.ofSeconds(settings.undoSeconds()));
        store.insert(id, thread, author, post, now, due);
        files.hold(post.files(), thread.id(), id);
        audit.record(
                AuditEvent.allowed(AuditAction.HOLD_MESSAGE)
                        .patient(thread.patientId())
                        .on("message", id));
        events.publishEvent(
                new ThreadChanged(CurrentPractice.id(), thread.id(), null, thread.assigneeId()));
        return new SendOutcome.Sent(thread.id(), id);
    }
}

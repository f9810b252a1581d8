package org.postern.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.Drafts;
import org.postern.compose.MessageText;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.search.SearchIndex;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Stores one message with all that belongs to it in the caller's transaction: message, search
 * tokens, the thread's state, the end of the draft, the audit event, and (by listeners of {@link
 * MessageSent}) the outbox. Who may write where is checked by the callers.
 */
@Component
class Sending {

    private final ThreadStore threads;
    private final MessageStore messages;
    private final SearchIndex index;
    private final Drafts drafts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sending(
            ThreadStore threads,
            MessageStore messages,
            SearchIndex index,
            Drafts drafts,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.threads = threads;
        this.messages = messages;
        this.index = index;
        this.drafts = drafts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What an earlier post under the same client token came to; waits for one that is under way.
     */
    Optional<SendOutcome> earlier(Author author, Post post) {
        drafts.lockComposer(author.id(), post.clientToken());
        return messages.findByClientToken(author.id(), post.clientToken())
                .map(
                        sent ->
                                post.text().equals(sent.message().text())
                                        ? new SendOutcome.Sent(sent.threadId(), sent.message().id())
                                        : new SendOutcome.SentBefore(sent.threadId()));
    }

    /** What keeps these texts from being sent, if anything does. */
    static Optional<SendOutcome> problem(Post post, int limit) {
        var subject = post.subject();
        if (subject != null
                && (MessageText.length(subject) > MessageText.SUBJECT_LIMIT
                        || subject.indexOf('\0') >= 0)) {
            return Optional.of(new SendOutcome.BadSubject());
        }
        return MessageText.problem(post.text(), limit)
                .map(problem -> new SendOutcome.BadText(problem, limit));
    }

    /**
     * Begins a thread.
     *
     * @param assigneeId whose it is; null for the practice queue
     */
    SendOutcome start(Author author, UUID patientId, @Nullable UUID assigneeId, Post post) {
        var threadId = UuidCreator.getTimeOrderedEpoch();
        threads.insert(threadId, patientId, assigneeId, post.subject(), clock.instant());
        var thread = threads.lock(threadId).orElseThrow();
        drafts.delete(author.desk(patientId, null));
        return store(author, thread, assigneeId, post);
    }

    /**
     * Adds to a thread that the caller has locked.
     *
     * @param assigneeId whose the thread is from now on; null for the practice queue
     */
    SendOutcome reply(Author author, MessageThread locked, @Nullable UUID assigneeId, Post post) {
        if (post.seen() < locked.lastSeq()) {
            return new SendOutcome.NewerMessages();
        }
        drafts.delete(author.desk(locked.patientId(), locked.id()));
        return store(author, locked, assigneeId, post);
    }

    private SendOutcome store(
            Author author, MessageThread thread, @Nullable UUID assigneeId, Post post) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        var recipientId = author.direction() == Direction.INCOMING ? assigneeId : null;
        messages.insert(id, thread.id(), thread.lastSeq() + 1, author, recipientId, post, now);
        index.add(thread.id(), id, searchable(thread, post));
        threads.addMessage(thread.id(), author, assigneeId, now);
        audit.record(
                AuditEvent.allowed(AuditAction.SEND).patient(thread.patientId()).on("message", id));
        events.publishEvent(
                new MessageSent(
                        CurrentPractice.id(),
                        thread.id(),
                        id,
                        thread.patientId(),
                        assigneeId,
                        author.direction()));
        return new SendOutcome.Sent(thread.id(), id);
    }

    // Each message is found by its thread's subject, too.
    private static String[] searchable(MessageThread thread, Post post) {
        var subject = thread.subject();
        return subject == null ? new String[] {post.text()} : new String[] {post.text(), subject};
    }
}

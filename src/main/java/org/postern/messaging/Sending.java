package org.postern.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.attachment.Attachments;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.Drafts;
import org.postern.compose.FileLimits;
import org.postern.compose.MessageText;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.search.SearchIndex;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Stores one message with all that belongs to it in the caller's transaction: message, files,
 * search tokens, the thread's state, the end of the draft, the audit event, and (by listeners of
 * {@link MessageSent}) the outbox. Who may write where is checked by the callers.
 */
@Component
public class Sending {

    private final ThreadStore threads;
    private final MessageStore messages;
    private final SearchIndex index;
    private final Drafts drafts;
    private final Attachments files;
    private final Moves moves;
    private final UserAccounts users;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sending(
            ThreadStore threads,
            MessageStore messages,
            SearchIndex index,
            Drafts drafts,
            Attachments files,
            Moves moves,
            UserAccounts users,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.threads = threads;
        this.messages = messages;
        this.index = index;
        this.drafts = drafts;
        this.files = files;
        this.moves = moves;
        this.users = users;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What an earlier post under the same client token came to; waits for one that is under way.
     */
    public Optional<SendOutcome> earlier(Author author, Post post) {
        drafts.lockComposer(author.id(), post.clientToken());
        return messages.findByClientToken(author.id(), post.clientToken())
                .map(
                        sent ->
                                post.text().equals(sent.message().text())
                                        ? new SendOutcome.Sent(sent.threadId(), sent.message().id())
                                        : new SendOutcome.SentBefore(sent.threadId()));
    }

    /** What keeps these texts from being sent, if anything does. */
    public static Optional<SendOutcome> problem(Post post, int limit) {
        var subject = post.subject();
        if (subject != null
                && (MessageText.length(subject) > MessageText.SUBJECT_LIMIT
                        || subject.indexOf('\0') >= 0)) {
            return Optional.of(new SendOutcome.BadSubject());
        }
        return MessageText.problem(post.text(), limit)
                .map(problem -> new SendOutcome.BadText(problem, limit));
    }

    /** What keeps a post's files from going to a patient's thread, if anything does. */
    public Optional<SendOutcome> problem(
            UUID authorId, UUID patientId, Post post, FileLimits limits) {
        return files.problem(authorId, patientId, post.files(), limits)
                .map(problem -> new SendOutcome.BadFiles(List.of(problem)));
    }

    /** Begins a thread; it shows in no list before its first message. */
    public MessageThread newThread(
            Author author, UUID patientId, @Nullable UUID assigneeId, @Nullable String subject) {
        var threadId = UuidCreator.getTimeOrderedEpoch();
        threads.insert(threadId, patientId, assigneeId, subject, clock.instant());
        drafts.delete(author.desk(patientId, null));
        return threads.lock(threadId).orElseThrow();
    }

    SendOutcome start(Author author, UUID patientId, @Nullable UUID assigneeId, Post post) {
        return store(author, newThread(author, patientId, assigneeId, post.subject()), post);
    }

    /**
     * Adds a patient's message to a thread that the caller has locked.
     *
     * @param assigneeId whose the thread is from now on; null for the practice queue
     */
    SendOutcome reply(Author author, MessageThread locked, @Nullable UUID assigneeId, Post post) {
        if (post.seen() < locked.lastSeq()) {
            return new SendOutcome.NewerMessages();
        }
        drafts.delete(author.desk(locked.patientId(), locked.id()));
        return store(UuidCreator.getTimeOrderedEpoch(), author, locked, assigneeId, post);
    }

    /** Adds a user's message to a thread that the caller has locked. */
    public SendOutcome answer(Author author, MessageThread locked, Post post) {
        return answer(UuidCreator.getTimeOrderedEpoch(), author, locked, post);
    }

    /**
     * The same, under an id that is known already. Who answers from the practice queue takes it.
     */
    public SendOutcome answer(UUID id, Author author, MessageThread locked, Post post) {
        var taker =
                locked.assigneeId() == null
                        ? users.lockReceiver(author.id())
                        : Optional.<UserAccount>empty();
        if (taker.isEmpty()) {
            return store(id, author, locked, locked.assigneeId(), post);
        }
        moves.move(locked, taker.get(), ThreadEvent.Cause.TAKEN, taker.get(), null);
        threads.clearUnread(locked.id());
        return store(id, author, locked, author.id(), post);
    }

    /** Adds a message to a thread that the caller has made or locked; it keeps its assignee. */
    public SendOutcome store(Author author, MessageThread thread, Post post) {
        return store(UuidCreator.getTimeOrderedEpoch(), author, thread, thread.assigneeId(), post);
    }

    private SendOutcome store(
            UUID id, Author author, MessageThread thread, @Nullable UUID assigneeId, Post post) {
        var now = clock.instant();
        var recipientId = author.direction() == Direction.INCOMING ? assigneeId : null;
        messages.insert(id, thread.id(), thread.lastSeq() + 1, author, recipientId, post, now);
        files.hold(post.files(), thread.id(), id);
        if (author.kind() == Author.Kind.USER || !post.files().isEmpty()) {
            // A user's may be held already, by the answer that could be taken back.
            files.send(id);
        }
        index.add(thread.id(), id, searchable(thread, post));
        threads.addMessage(thread.id(), author, assigneeId, now);
        audit.record(
                AuditEvent.allowed(AuditAction.SEND)
                        .patient(thread.patientId())
                        .on("message", id)
                        .version(thread.lastSeq() + 1L));
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

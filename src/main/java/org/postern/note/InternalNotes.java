package org.postern.note;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.Desk;
import org.postern.compose.Drafts;
import org.postern.compose.MessageText;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.handling.UserThreads;
import org.postern.messaging.MessageThread;
import org.postern.messaging.ThreadChanged;
import org.postern.user.UserIdentity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes and reads internal notes. Whoever may view a thread may read and write its notes. */
@Service
@Transactional
public class InternalNotes {

    /** The longest note, in characters. */
    public static final int LIMIT = 5_000;

    private final NoteStore notes;
    private final UserThreads threads;
    private final Drafts drafts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InternalNotes(
            NoteStore notes,
            UserThreads threads,
            Drafts drafts,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.notes = notes;
        this.threads = threads;
        this.drafts = drafts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The notes of a thread, oldest first. Who may read them is checked by callers. */
    @Transactional(readOnly = true)
    public List<InternalNote> all(UUID threadId) {
        return notes.of(threadId);
    }

    /**
     * The notes of a thread, oldest first.
     *
     * @throws org.postern.messaging.ThreadNotFound if there is none that this user may view
     */
    @Transactional(readOnly = true)
    public List<InternalNote> of(UserIdentity user, UUID threadId) {
        return notes.of(threads.get(user, threadId).id());
    }

    /**
     * Writes one. Nothing but the thread's notes changes: not whether it is unread or waits.
     *
     * @throws org.postern.messaging.ThreadNotFound if there is none that this user may view
     */
    public NoteOutcome write(UserIdentity user, UUID threadId, Post typed) {
        var thread = threads.get(user, threadId);
        var post = typed.normalized();
        drafts.lockComposer(user.id(), post.clientToken());
        var earlier = notes.findByClientToken(user.id(), post.clientToken());
        if (earlier.isPresent()) {
            return post.text().equals(earlier.get().text())
                    ? new NoteOutcome.Written()
                    : new NoteOutcome.WrittenBefore();
        }
        return MessageText.problem(post.text(), LIMIT)
                .<NoteOutcome>map(problem -> new NoteOutcome.BadText(problem, LIMIT))
                .orElseGet(() -> store(user, thread, post));
    }

    private NoteOutcome store(UserIdentity user, MessageThread thread, Post post) {
        var id = UuidCreator.getTimeOrderedEpoch();
        notes.insert(id, thread, user, post, Timestamp.from(clock.instant()));
        drafts.delete(Desk.ofNote(user.id(), thread.patientId(), thread.id()));
        audit.record(
                AuditEvent.allowed(AuditAction.ADD_NOTE)
                        .patient(thread.patientId())
                        .on("note", id));
        events.publishEvent(
                new ThreadChanged(CurrentPractice.id(), thread.id(), null, thread.assigneeId()));
        return new NoteOutcome.Written();
    }
}

package org.postern.handling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.Drafts;
import org.postern.database.CurrentPractice;
import org.postern.messaging.MessageStore;
import org.postern.messaging.MessageThread;
import org.postern.messaging.ThreadChanged;
import org.postern.messaging.ThreadEvent;
import org.postern.messaging.ThreadEvents;
import org.postern.messaging.ThreadNotFound;
import org.postern.messaging.ThreadStore;
import org.postern.messaging.ThreadView;
import org.postern.messaging.VisibleThreads;
import org.postern.patient.Patients;
import org.postern.reading.Openings;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Threads as the practice's users read them. */
@Service
@Transactional
public class UserThreads {

    /** Whose draft changed within it is said to be writing. */
    public static final Duration WRITING = Duration.ofSeconds(60);

    private static final Duration LAST_SAVE = Duration.ofSeconds(2);

    private final VisibleThreads visible;
    private final ThreadStore threads;
    private final MessageStore messages;
    private final ThreadEvents lines;
    private final OutgoingStore outgoing;
    private final Openings openings;
    private final Drafts drafts;
    private final Patients patients;
    private final UserAccounts users;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserThreads(
            VisibleThreads visible,
            ThreadStore threads,
            MessageStore messages,
            ThreadEvents lines,
            OutgoingStore outgoing,
            Openings openings,
            Drafts drafts,
            Patients patients,
            UserAccounts users,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.visible = visible;
        this.threads = threads;
        this.messages = messages;
        this.lines = lines;
        this.outgoing = outgoing;
        this.openings = openings;
        this.drafts = drafts;
        this.patients = patients;
        this.users = users;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a thread. If it is the user's own this marks it as read; looking at another's does not.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public StaffThread open(UserIdentity user, UUID threadId) {
        var thread = visible.get(user, threadId);
        var read = user.id().equals(thread.assigneeId()) && threads.clearUnread(threadId);
        var opened = view(user, thread, thread.lastSeq() + 1);
        tell(thread, read, openings.note(thread, opened.view().messages()));
        return opened;
    }

    // The patient's page shows that it was opened.
    private void tell(MessageThread thread, boolean read, boolean opened) {
        if (read || opened) {
            events.publishEvent(
                    new ThreadChanged(
                            CurrentPractice.id(),
                            thread.id(),
                            opened ? thread.patientId() : null,
                            thread.assigneeId()));
        }
    }

    /**
     * Shows a thread again to somebody who has it open: nothing is marked as read.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public StaffThread refresh(UserIdentity user, UUID threadId) {
        var thread = visible.get(user, threadId);
        return view(user, thread, thread.lastSeq() + 1);
    }

    /**
     * Shows the messages before one of a thread; nothing is marked as read.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public StaffThread earlier(UserIdentity user, UUID threadId, int seq) {
        return view(user, visible.get(user, threadId), seq);
    }

    /**
     * The thread alone, for somebody who writes in it.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    @Transactional(readOnly = true)
    public MessageThread get(UserIdentity user, UUID threadId) {
        return visible.get(user, threadId);
    }

    private StaffThread view(UserIdentity user, MessageThread thread, int beforeSeq) {
        audit.record(
                AuditEvent.allowed(AuditAction.VIEW_THREAD)
                        .patient(thread.patientId())
                        .on("thread", thread.id())
                        .version(thread.lastSeq()));
        var view =
                new ThreadView(
                        thread,
                        patients.get(thread.patientId()),
                        Optional.ofNullable(thread.assigneeId()).flatMap(users::find).orElse(null),
                        messages.before(thread.id(), beforeSeq));
        var told = lines.of(thread.id());
        return new StaffThread(
                view, told, outgoing.in(thread.id()), writers(user, thread, since(told)));
    }

    // Who gave it away has stopped writing; the page that was left saves its text once more.
    private Instant since(List<ThreadEvent> told) {
        var minuteAgo = clock.instant().minus(WRITING);
        return told.stream()
                .filter(event -> event.kind() == ThreadEvent.Kind.REASSIGNED)
                .map(event -> event.at().plus(LAST_SAVE))
                .filter(minuteAgo::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(minuteAgo);
    }

    private List<String> writers(UserIdentity user, MessageThread thread, Instant since) {
        return drafts.writers(thread.id(), user.id(), since).stream()
                .map(users::find)
                .flatMap(Optional::stream)
                .map(UserAccount::name)
                .toList();
    }

    /**
     * The whole of a thread, oldest message first, for a copy or a print, which is recorded.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public ThreadView whole(UserIdentity user, UUID threadId, AuditAction purpose) {
        var thread = visible.get(user, threadId);
        audit.record(
                AuditEvent.allowed(purpose)
                        .patient(thread.patientId())
                        .on("thread", threadId)
                        .version(thread.lastSeq()));
        var all = messages.all(threadId);
        tell(thread, false, openings.note(thread, all));
        return new ThreadView(
                thread,
                patients.get(thread.patientId()),
                Optional.ofNullable(thread.assigneeId()).flatMap(users::find).orElse(null),
                all);
    }
}

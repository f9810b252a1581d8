package org.postern.conversation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.compose.MessageText;
import org.postern.handling.StaffThread;
import org.postern.handling.UserThreads;
import org.postern.messaging.MessageThread;
import org.postern.note.InternalNotes;
import org.postern.patient.Invitations;
import org.postern.patient.PortalAccess;
import org.postern.task.TaskLists;
import org.postern.threadlist.ThreadLists;
import org.postern.user.UserIdentity;
import org.postern.web.Sessions;
import org.postern.writing.ComposerPage;
import org.postern.writing.ComposerPages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the page of a thread shows. */
@Component
class ConversationReader {

    private static final int OTHERS = 5;

    private final UserThreads threads;
    private final InternalNotes notes;
    private final Invitations invitations;
    private final PortalAccess access;
    private final ThreadLists lists;
    private final ComposerPages composers;
    private final TaskLists tasks;

    ConversationReader(
            UserThreads threads,
            InternalNotes notes,
            Invitations invitations,
            PortalAccess access,
            ThreadLists lists,
            ComposerPages composers,
            TaskLists tasks) {
        this.threads = threads;
        this.notes = notes;
        this.invitations = invitations;
        this.access = access;
        this.lists = lists;
        this.composers = composers;
        this.tasks = tasks;
    }

    public StaffThread read(
            UserIdentity user,
            UUID threadId,
            @Nullable Integer earlier,
            HttpServletRequest request) {
        if (earlier != null) {
            return threads.earlier(user, threadId, earlier);
        }
        return Sessions.isBackground(request)
                ? threads.refresh(user, threadId)
                : threads.open(user, threadId);
    }

    /**
     * The page, read in one transaction.
     *
     * @param reply the composer of a refused message; null for a new one
     * @param note the composer of a refused note; null for a new one
     * @param problem what could not be done; null for nothing
     */
    @Transactional
    public ConversationPage page(
            UserIdentity user,
            StaffThread thread,
            @Nullable ComposerPage reply,
            @Nullable ComposerPage note,
            @Nullable String problem) {
        var own = thread.view().thread();
        return new ConversationPage(
                thread,
                Entries.of(thread, notes.of(user, own.id())),
                user.id(),
                invitations.status(own.patientId()),
                access.readers(own.patientId()),
                Optional.ofNullable(reply).orElseGet(() -> openReply(user, thread)),
                Optional.ofNullable(note)
                        .orElseGet(
                                () -> composers.open(noteDesk(user, own), 0, InternalNotes.LIMIT)),
                note != null,
                lists.othersOfPatient(user, own.patientId(), own.id(), OTHERS),
                tasks.ofThread(user, own.id()),
                problem,
                null);
    }

    private ComposerPage openReply(UserIdentity user, StaffThread thread) {
        var desk = replyDesk(user, thread.view().thread());
        return composers.open(desk, thread.seen(), MessageText.HIGHEST_LIMIT);
    }

    static Desk replyDesk(UserIdentity user, MessageThread thread) {
        return Desk.ofUser(user.id(), thread.patientId(), thread.id());
    }

    static Desk noteDesk(UserIdentity user, MessageThread thread) {
        return Desk.ofNote(user.id(), thread.patientId(), thread.id());
    }
}

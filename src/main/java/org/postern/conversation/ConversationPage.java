package org.postern.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.handling.StaffThread;
import org.postern.messaging.ThreadView;
import org.postern.patient.PortalAccount;
import org.postern.patient.PortalStatus;
import org.postern.task.TaskRow;
import org.postern.threadlist.ThreadRow;
import org.postern.writing.ComposerPage;

/**
 * An open thread, as a user sees it.
 *
 * @param reader the user who looks at it
 * @param readers who reads on the patient's side
 * @param reply the composer of a message to the patient
 * @param note the composer of an internal note
 * @param noting whether the note's composer is the one to begin with
 * @param others the patient's other conversations that this user may view
 * @param tasks what is to be done that came from it, as far as this user may see it
 * @param problem what could not be done; null for nothing
 * @param reason of a reassignment that was refused; null for none
 */
public record ConversationPage(
        StaffThread thread,
        List<Entry> entries,
        UUID reader,
        PortalStatus portal,
        List<PortalAccount> readers,
        ComposerPage reply,
        ComposerPage note,
        boolean noting,
        List<ThreadRow> others,
        List<TaskRow> tasks,
        @Nullable String problem,
        @Nullable String reason) {

    /** The same page with the reason of a reassignment that was refused. */
    ConversationPage withReason(@Nullable String typed) {
        return new ConversationPage(
                thread, entries, reader, portal, readers, reply, note, noting, others, tasks,
                problem, typed);
    }

    /** The thread with its patient and messages. */
    public ThreadView view() {
        return thread.view();
    }

    /** Whether the patient could read an answer. */
    public boolean canBeAnswered() {
        return portal.registered() && !view().patient().deceased();
    }

    /** The thread's subject, or what stands for none. */
    public String title() {
        var subject = view().thread().subject();
        return subject == null ? "Conversation with " + view().patient().name() : subject;
    }

    /** The thread's address. */
    public String address() {
        return "/inbox/threads/" + view().thread().id();
    }

    /** Whether the thread is the reader's own. */
    public boolean isMine() {
        return reader.equals(view().thread().assigneeId());
    }

    /** Why the thread cannot be marked as unread; null when it can. */
    public @Nullable String whyNotUnread() {
        if (view().thread().incomingCount() == 0) {
            return "The patient has not written in this conversation, so there is nothing to read.";
        }
        return isMine() ? null : "Only the assignee marks a conversation as unread.";
    }
}

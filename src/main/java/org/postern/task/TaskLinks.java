package org.postern.task;

import org.jspecify.annotations.Nullable;
import org.postern.messaging.Message;
import org.postern.messaging.MessageThread;
import org.postern.patient.Patient;

/**
 * What a task is linked to, as far as a user may view it.
 *
 * @param thread null for none, and for one that this user may not open
 * @param message null for none, and without its thread
 */
public record TaskLinks(
        @Nullable Patient patient, @Nullable MessageThread thread, @Nullable Message message) {

    /** Linked to nothing. */
    public static final TaskLinks NONE = new TaskLinks(null, null, null);

    // As many messages as a thread's page shows.
    private static final int ON_A_PAGE = 100;

    /** The address of the message in its thread, or of the thread. */
    public String address() {
        if (thread == null) {
            return "";
        }
        var page = "/inbox/threads/" + thread.id();
        if (message == null) {
            return page;
        }
        var onNewestPage = message.seq() > thread.lastSeq() - ON_A_PAGE;
        return page
                + (onNewestPage ? "" : "?earlier=" + (message.seq() + 1))
                + "#message-"
                + message.seq();
    }

    /** The thread's subject, or what stands for none. */
    public String subject() {
        var subject = thread == null ? null : thread.subject();
        return subject == null ? "No subject" : subject;
    }
}

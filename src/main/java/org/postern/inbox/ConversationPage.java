package org.postern.inbox;

import org.postern.messaging.ThreadView;
import org.postern.patient.PortalStatus;
import org.postern.writing.ComposerPage;

/** An open thread, as a user sees it. */
public record ConversationPage(ThreadView view, PortalStatus portal, ComposerPage composer) {

    /** Whether the patient could read an answer. */
    public boolean canBeAnswered() {
        return portal.registered() && !view.patient().deceased();
    }

    /** The thread's subject, or what stands for none. */
    public String title() {
        var subject = view.thread().subject();
        return subject == null ? "Conversation with " + view.patient().name() : subject;
    }
}

package org.postern.credentials;

import org.postern.audit.Actor;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.signin.OpenSessions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends whatever was opened by, or mailed to, an address that signs in no more: links of every kind,
 * first steps of sign-ins, sessions. Whoever has the new address signs in with it. In the
 * transaction of the change, for users and portal accounts alike.
 */
@Component
class ChangedAddresses {

    private final OpenSessions sessions;
    private final UserLinks userLinks;
    private final AccountLinks accountLinks;

    ChangedAddresses(OpenSessions sessions, UserLinks userLinks, AccountLinks accountLinks) {
        this.sessions = sessions;
        this.userLinks = userLinks;
        this.accountLinks = accountLinks;
    }

    @EventListener
    void on(AccountNote note) {
        var id = note.accountId();
        if (note.news() != AccountNews.EMAIL_CHANGED || id == null) {
            return;
        }
        if (note.kind() == Actor.Kind.USER) {
            userLinks.endAll(id);
        } else {
            accountLinks.endAll(id);
        }
        sessions.endAll(note.kind(), id);
    }
}

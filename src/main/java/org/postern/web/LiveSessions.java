package org.postern.web;

import java.util.Set;
import java.util.UUID;
import org.postern.enrolment.Enrolment;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Whether a session that is not of the present request still gives access. */
@Component
public class LiveSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Identities identities;
    private final SessionEnds ends;

    LiveSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Identities identities,
            SessionEnds ends) {
        this.sessions = sessions;
        this.identities = identities;
        this.ends = ends;
    }

    /**
     * False once it was ended or idle, or the person's access or right to messages is gone.
     *
     * @param patientIds for whom a portal account must have access; none for users
     */
    public boolean isLive(String sessionId, Set<UUID> patientIds) {
        var session = sessions.findById(sessionId);
        if (session == null) {
            return false;
        }
        String stored = session.getAttribute(Sessions.SIGNED_IN);
        if (stored == null) {
            return false;
        }
        var signedIn = SignedIn.parse(stored);
        var lastActive = Sessions.lastActive(session.getAttribute(Sessions.LAST_ACTIVE));
        String kept = session.getAttribute(Enrolment.ATTRIBUTE);
        var enrolment = Enrolment.of(kept);
        return !ends.hasEnded(signedIn, lastActive)
                && identities
                        .of(signedIn, enrolment)
                        .filter(SignedInAuthentication::mayUseMessages)
                        .filter(person -> person.writesForAll(patientIds))
                        .isPresent();
    }
}

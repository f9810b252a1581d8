package org.postern.user;

import java.util.UUID;

/**
 * A person who works at the practice.
 *
 * @param role what patients read below the name, such as "Family medicine"
 * @param portalMessaging access right to receive, read and send portal messages
 * @param administration access right to settings and users
 * @param active false once switched off: no sign-in, no new threads
 * @param joined false while an invited user has not set a password
 * @param shortcuts whether single keys do something in the inbox
 */
public record UserAccount(
        UUID id,
        String email,
        String name,
        String role,
        boolean portalMessaging,
        boolean administration,
        ViewOthers viewOthers,
        boolean active,
        boolean joined,
        boolean shortcuts) {

    /** Whether patients can write to this user. */
    public boolean canReceive() {
        return active && joined && portalMessaging;
    }

    /** Whether threads in the practice queue are shown to this user. */
    public boolean seesPracticeQueue() {
        return portalMessaging && (administration || viewOthers == ViewOthers.EVERYBODY);
    }

    /**
     * Whether this user may let somebody read and write for a patient: who reads everything that is
     * there and that will come, or administers who may.
     */
    public boolean mayGiveAccess() {
        return administration || (portalMessaging && viewOthers == ViewOthers.EVERYBODY);
    }

    boolean administers() {
        return active && joined && administration;
    }

    boolean administersWithMessages() {
        return administers() && portalMessaging;
    }

    UserAccount with(UserDetails details) {
        return new UserAccount(
                id,
                details.email(),
                details.name(),
                details.role(),
                details.portalMessaging(),
                details.administration(),
                viewOthers,
                active,
                joined,
                shortcuts);
    }

    UserAccount switched(boolean on) {
        return new UserAccount(
                id,
                email,
                name,
                role,
                portalMessaging,
                administration,
                viewOthers,
                on,
                joined,
                shortcuts);
    }
}

package org.postern.user;

import java.util.UUID;

/**
 * A person who works at the practice.
 *
 * @param role what patients read below the name, such as "Family medicine"
 * @param portalMessaging access right to receive, read and send portal messages
 * @param administration access right to settings and users
 * @param active false once switched off: no sign-in, no new threads
 */
public record UserAccount(
        UUID id,
        String email,
        String name,
        String role,
        boolean portalMessaging,
        boolean administration,
        ViewOthers viewOthers,
        boolean active) {

    /** Whether patients can write to this user. */
    public boolean canReceive() {
        return active && portalMessaging;
    }

    /** Whether threads in the practice queue are shown to this user. */
    public boolean seesPracticeQueue() {
        return portalMessaging && (administration || viewOthers == ViewOthers.EVERYBODY);
    }
}

package org.postern.enrolment;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a session may do about a second factor that is missing. Who knows a password alone must not
 * be the one who sets it up.
 */
public enum Enrolment {
    /** Nothing: it began with a password on a device that the account does not know. */
    AFTER_A_MAIL,
    /** Set one up: it began with a mailed link, or on a device of the account's own. */
    HERE,
    /** Set one up in place of lost ones, which stay until then; nothing else opens before. */
    IN_PLACE_OF_LOST;

    /** Under which a session keeps it. */
    public static final String ATTRIBUTE = "enrolment";

    /** What the session of a request may do. */
    public static Enrolment of(HttpServletRequest request) {
        var session = request.getSession(false);
        return of(session == null ? null : (String) session.getAttribute(ATTRIBUTE));
    }

    /** What a session may do that has kept this. */
    public static Enrolment of(@Nullable String kept) {
        return kept == null ? AFTER_A_MAIL : valueOf(kept);
    }

    /** Says so of the session of a request, which there is. */
    public void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, name());
    }
}

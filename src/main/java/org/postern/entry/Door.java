package org.postern.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.postern.audit.Actor;
import org.postern.practice.Practice;
import org.postern.web.Destination;

/** A way into a practice: the portal for patients, the clinic for users. */
public enum Door {
    PORTAL(Actor.Kind.ACCOUNT, "/portal/messages", "/portal/account"),
    CLINIC(Actor.Kind.USER, "/clinic", "/clinic/account");

    private static final Pattern CLINIC_PAGE = Pattern.compile("/p/[^/]+/clinic(/.*)?");

    private final Actor.Kind kind;
    private final String home;
    private final String account;

    Door(Actor.Kind kind, String home, String account) {
        this.kind = kind;
        this.home = home;
        this.account = account;
    }

    /** The door at which a page before sign-in stands. */
    public static Door of(HttpServletRequest request) {
        return CLINIC_PAGE.matcher(request.getRequestURI()).matches() ? CLINIC : PORTAL;
    }

    /** The door of this kind of people. */
    public static Door of(Actor.Kind kind) {
        return kind == Actor.Kind.USER ? CLINIC : PORTAL;
    }

    /** Who enters here. */
    public Actor.Kind kind() {
        return kind;
    }

    /** Where people go who wish for no other place. */
    public String home() {
        return home;
    }

    /** The page of somebody's own account behind this door. */
    public String account() {
        return account;
    }

    /** Its sign-in page at a practice. */
    public String at(Practice practice) {
        return this == CLINIC ? practice.clinicPath() : practice.portalPath();
    }

    /** The wished place if it lies behind this door, else its home. */
    public String destination(String wished) {
        if (this == PORTAL) {
            return Destination.orElse(wished, "/portal", home);
        }
        return wished.startsWith("/portal") ? home : Destination.orElse(wished, "/", home);
    }
}

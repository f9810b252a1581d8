package org.postern.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.practice.Practices;
import org.postern.user.UserIdentity;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The way in without an address of a practice, and the way out. */
@Controller
class Doors {

    private final Practices practices;
    private final Sessions sessions;
    private final SignOutAudit audit;
    private final SessionEnds ends;

    Doors(Practices practices, Sessions sessions, SignOutAudit audit, SessionEnds ends) {
        this.practices = practices;
        this.sessions = sessions;
        this.audit = audit;
        this.ends = ends;
    }

    @GetMapping("/")
    String home() {
        var person = person();
        if (person != null) {
            return person.kind() == Actor.Kind.USER
                    ? "redirect:/clinic"
                    : "redirect:/portal/messages";
        }
        var all = practices.all();
        return all.size() == 1 ? "redirect:" + all.get(0).portalPath() : "choose-practice";
    }

    @GetMapping("/clinic")
    String clinic() {
        var person = person();
        var messaging =
                person != null
                        && person.getPrincipal() instanceof UserIdentity user
                        && user.account().portalMessaging();
        return messaging ? "redirect:/inbox" : "redirect:/patients";
    }

    /** How many seconds this session lasts if nothing more is done in it, and whose it is. */
    @GetMapping(path = "/session", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String session(HttpServletRequest request) {
        var person = person();
        return ends.left(request).toSeconds() + " " + (person == null ? "" : person.personId());
    }

    /** Stays signed in, without leaving the page. */
    @PostMapping(path = "/session", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String stay(HttpServletRequest request) {
        return session(request);
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        var person = person();
        if (person == null) {
            return "redirect:/";
        }
        audit.record();
        sessions.end(request);
        SessionEnds.clearSiteData(response);
        var practice = practices.get(person.practiceId());
        return "redirect:"
                + (person.kind() == Actor.Kind.USER ? practice.clinicPath() : practice.portalPath())
                + "?out";
    }

    private static @Nullable SignedInAuthentication person() {
        return SecurityContextHolder.getContext().getAuthentication()
                        instanceof SignedInAuthentication one
                ? one
                : null;
    }
}

package org.postern.portalaccount;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.postern.web.Sessions;
import org.springframework.stereotype.Component;

/** What is dangerous asks for the password again, unless it was given a few minutes ago. */
@Component
class Proof {

    /** For how long it counts. */
    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final Sessions sessions;

    Proof(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Where to prove it first; nothing when that was done. */
    Optional<String> missing(HttpServletRequest request, String page) {
        return sessions.provedWithin(request, GOOD_FOR)
                ? Optional.empty()
                : Optional.of("redirect:/portal/account/proof?to=/portal/account/" + page);
    }
}

package org.postern.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When sessions end, and what the browser forgets then. */
@Component
public class SessionEnds {

    private final WebProperties properties;
    private final Clock clock;

    SessionEnds(WebProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    boolean hasEnded(SignedIn signedIn, Instant lastActive) {
        return clock.instant().isAfter(end(signedIn, lastActive));
    }

    private Instant end(SignedIn signedIn, Instant lastActive) {
        return signedIn.end(lastActive, properties.session().idle(signedIn.kind()));
    }

    /** How long the session of this request lasts if nothing more is done in it. */
    Duration left(HttpServletRequest request) {
        var session = request.getSession(false);
        var stored = session == null ? null : (String) session.getAttribute(Sessions.SIGNED_IN);
        if (session == null || stored == null) {
            return Duration.ZERO;
        }
        var lastActive = Sessions.lastActive((String) session.getAttribute(Sessions.LAST_ACTIVE));
        var left = Duration.between(clock.instant(), end(SignedIn.parse(stored), lastActive));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Has the browser forget what it keeps of this site, after signing out (ASVS 14.3.1). */
    public static void clearSiteData(HttpServletResponse response) {
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }
}

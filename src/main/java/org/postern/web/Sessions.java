package org.postern.web;

import static org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Begins, reads and ends the sessions of signed-in people. */
@Component
public class Sessions {

    /** The header with which a page's own background fetches say so. */
    public static final String BACKGROUND = "Postern-Background";

    // With which a page saves what somebody types: a person's act, but answered by a status alone.
    private static final String TYPING = "Postern-Typing";

    private static final Pattern KIOSK = Pattern.compile("/p/[^/]+/kiosk(/.*)?");

    static final String SIGNED_IN = "signed-in";
    static final String LAST_ACTIVE = "last-active";
    // Written at most this often, so that reading a page does not write the session each time.
    private static final Duration STEP = Duration.ofSeconds(30);

    private final FindByIndexNameSessionRepository<? extends Session> store;
    private final Clock clock;

    Sessions(FindByIndexNameSessionRepository<? extends Session> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Signs a person in, in a new session; the one before ends, whosever it was. */
    public void begin(HttpServletRequest request, Actor.Kind kind, UUID practiceId, UUID personId) {
        end(request);
        var signedIn = new SignedIn(kind, practiceId, personId, clock.instant());
        var session = request.getSession(true);
        session.setAttribute(SIGNED_IN, signedIn.toString());
        session.setAttribute(LAST_ACTIVE, clock.instant().toString());
        session.setAttribute(PRINCIPAL_NAME_INDEX_NAME, signedIn.principalName());
    }

    /** Begins a new session for the person, and ends all others that the same person has. */
    public void beginAlone(
            HttpServletRequest request, Actor.Kind kind, UUID practiceId, UUID personId) {
        begin(request, kind, practiceId, personId);
        var own = request.getSession().getId();
        var name = new SignedIn(kind, practiceId, personId, clock.instant()).principalName();
        store.findByPrincipalName(name).keySet().stream()
                .filter(id -> !id.equals(own))
                .forEach(store::deleteById);
    }

    /** Whether a person of this kind and practice is signed in already. */
    public boolean isSignedIn(HttpServletRequest request, Actor.Kind kind, UUID practiceId) {
        return current(request)
                .filter(one -> one.kind() == kind && one.practiceId().equals(practiceId))
                .isPresent();
    }

    /** Ends the session, on the server. */
    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Whether the page stands where many people pass: no session is used there, whosever it is. */
    static boolean isForNobody(HttpServletRequest request) {
        return KIOSK.matcher(request.getServletPath()).matches();
    }

    /** Who is signed in; a session that was idle or is too old ends here. */
    Optional<SignedIn> current(HttpServletRequest request) {
        var session = request.getSession(false);
        var stored = session == null ? null : (String) session.getAttribute(SIGNED_IN);
        if (session == null || stored == null) {
            return Optional.empty();
        }
        var signedIn = SignedIn.parse(stored);
        if (signedIn.hasEnded(lastActive(session), clock.instant())) {
            session.invalidate();
            return Optional.empty();
        }
        extend(request, session);
        return Optional.of(signedIn);
    }

    private void extend(HttpServletRequest request, HttpSession session) {
        if (!isBackground(request) && lastActive(session).plus(STEP).isBefore(clock.instant())) {
            session.setAttribute(LAST_ACTIVE, clock.instant().toString());
        }
    }

    private static Instant lastActive(HttpSession session) {
        return lastActive((String) session.getAttribute(LAST_ACTIVE));
    }

    static Instant lastActive(@Nullable String stored) {
        return stored == null ? Instant.EPOCH : Instant.parse(stored);
    }

    /** Whether a script waits for the answer, and no person sees it. */
    public static boolean isFetch(HttpServletRequest request) {
        return isBackground(request) || request.getHeader(TYPING) != null;
    }

    /** Whether a page fetches by itself, without a person's act. */
    public static boolean isBackground(HttpServletRequest request) {
        return request.getHeader(BACKGROUND) != null || request.getRequestURI().endsWith("/events");
    }
}

package org.postern.web;

import static org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.signin.BrowserName;
import org.postern.signin.OpenSessions;
import org.postern.vault.Secret;
import org.springframework.http.HttpHeaders;
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

    /**
     * A session that is open now.
     *
     * @param key names it on pages; it cannot be used as the session's id
     * @param since when its person signed in
     */
    public record Open(
            String key, BrowserName browser, Instant since, Instant lastActive, boolean current) {}

    private static final String BROWSER = "browser";
    private static final String PROVED = "proved";

    static final String SIGNED_IN = "signed-in";
    static final String LAST_ACTIVE = "last-active";
    // Written at most this often, so that reading a page does not write the session each time.
    private static final Duration STEP = Duration.ofSeconds(30);

    private final FindByIndexNameSessionRepository<? extends Session> store;
    private final SessionEnds ends;
    private final Clock clock;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> store,
            SessionEnds ends,
            Clock clock) {
        this.store = store;
        this.ends = ends;
        this.clock = clock;
    }

    /** Signs a person in, in a new session; the one before ends, whosever it was. */
    public void begin(HttpServletRequest request, Actor.Kind kind, UUID practiceId, UUID personId) {
        end(request);
        var signedIn = new SignedIn(kind, practiceId, personId, clock.instant());
        var session = request.getSession(true);
        session.setAttribute(SIGNED_IN, signedIn.toString());
        session.setAttribute(LAST_ACTIVE, clock.instant().toString());
        session.setAttribute(
                BROWSER, BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT)).toString());
        session.setAttribute(PRINCIPAL_NAME_INDEX_NAME, signedIn.principalName());
    }

    /** Notes that the signed-in person has proved again who they are, under a new session id. */
    public void prove(HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(PROVED, clock.instant().toString());
    }

    /** Whether the person has signed in, or proved again who they are, so short a time ago. */
    public boolean provedWithin(HttpServletRequest request, Duration time) {
        var session = request.getSession(false);
        var stored = session == null ? null : (String) session.getAttribute(SIGNED_IN);
        if (session == null || stored == null) {
            return false;
        }
        var earliest = clock.instant().minus(time);
        return SignedIn.parse(stored).since().isAfter(earliest)
                || lastActive((String) session.getAttribute(PROVED)).isAfter(earliest);
    }

    /**
     * Ends all other sessions of the signed-in person, and puts this one under a new id. When the
     * person signed in and last proved who they are stays as it was.
     */
    public void renewAlone(HttpServletRequest request, Actor.Kind kind, UUID personId) {
        // While the store knows it by its id of before.
        endOthers(request, kind, personId);
        request.changeSessionId();
    }

    /** Begins a new session for the person, and ends all others that the same person has. */
    public void beginAlone(
            HttpServletRequest request, Actor.Kind kind, UUID practiceId, UUID personId) {
        begin(request, kind, practiceId, personId);
        endOthers(request, kind, personId);
    }

    /** Ends the sessions of all who have made the first step of signing in as this person. */
    public void endHalves(Actor.Kind kind, UUID personId) {
        store.findByPrincipalName(OpenSessions.halfName(kind, personId))
                .keySet()
                .forEach(store::deleteById);
    }

    /** Ends all sessions of a person but this one, half ones too. */
    public void endOthers(HttpServletRequest request, Actor.Kind kind, UUID personId) {
        endHalves(kind, personId);
        var own = request.getSession().getId();
        sessionsOf(kind, personId).keySet().stream()
                .filter(id -> !id.equals(own))
                .forEach(store::deleteById);
    }

    /** Ends all sessions of a person, half ones too. */
    public void endAll(Actor.Kind kind, UUID personId) {
        endHalves(kind, personId);
        sessionsOf(kind, personId).keySet().forEach(store::deleteById);
    }

    /** Ends one session of a person. */
    public void end(Actor.Kind kind, UUID personId, String key) {
        sessionsOf(kind, personId).keySet().stream()
                .filter(id -> key(id).equals(key))
                .forEach(store::deleteById);
    }

    /** The sessions of a person that have not ended, the one of this request first. */
    public List<Open> open(HttpServletRequest request, Actor.Kind kind, UUID personId) {
        var own = request.getSession().getId();
        return sessionsOf(kind, personId).entrySet().stream()
                .flatMap(entry -> read(entry.getKey(), entry.getValue(), own).stream())
                .sorted(
                        Comparator.comparing((Open one) -> !one.current())
                                .thenComparing(Open::lastActive, Comparator.reverseOrder()))
                .toList();
    }

    private Optional<Open> read(String id, Session session, String own) {
        String stored = session.getAttribute(SIGNED_IN);
        if (stored == null) {
            return Optional.empty();
        }
        var signedIn = SignedIn.parse(stored);
        var active = lastActive(session.<String>getAttribute(LAST_ACTIVE));
        return ends.hasEnded(signedIn, active)
                ? Optional.empty()
                : Optional.of(
                        new Open(
                                key(id),
                                BrowserName.parse(session.getAttribute(BROWSER)),
                                signedIn.since(),
                                active,
                                id.equals(own)));
    }

    private Map<String, ? extends Session> sessionsOf(Actor.Kind kind, UUID personId) {
        return store.findByPrincipalName(OpenSessions.name(kind, personId));
    }

    private static String key(String id) {
        return HexFormat.of().formatHex(new Secret(id).hash(), 16, 32);
    }

    /** A name of who is signed in, of whatever kind; nothing when nobody is. */
    public Optional<String> principal(HttpServletRequest request) {
        return current(request).map(SignedIn::principalName);
    }

    /** Whether a user is signed in, of whatever practice. */
    public boolean isUser(HttpServletRequest request) {
        return current(request).filter(one -> one.kind() == Actor.Kind.USER).isPresent();
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
        if (ends.hasEnded(signedIn, lastActive((String) session.getAttribute(LAST_ACTIVE)))) {
            session.invalidate();
            return Optional.empty();
        }
        extend(request, session);
        return Optional.of(signedIn);
    }

    private void extend(HttpServletRequest request, HttpSession session) {
        // A page that fetches itself draws its pictures anew, which says nothing of a person.
        var isPicture = "image".equals(request.getHeader("Sec-Fetch-Dest"));
        var active = lastActive((String) session.getAttribute(LAST_ACTIVE));
        if (!isPicture && !isBackground(request) && active.plus(STEP).isBefore(clock.instant())) {
            session.setAttribute(LAST_ACTIVE, clock.instant().toString());
        }
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

package org.postern.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.postern.web.SafeHeaders;
import org.postern.web.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses posts that are too large with a page that says so, before anything reads them: a message
 * may bring 50 MB of files, a roster 20 MB, any other form 2 MB. What is uploaded stands in memory
 * until it is encrypted, never on a disk; so only so much is received at a time, and who comes then
 * waits a little. Whoever is not signed in cannot hold up those who are.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 5)
class UploadLimit extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(UploadLimit.class);

    private static final String ROSTER = "/patients/import";

    private static final Pattern COMPOSER =
            Pattern.compile(
                    "/portal/files|/inbox/files|/portal/messages(/draft)?"
                            + "|/(portal|inbox)/threads/[^/]+/(messages|draft|thanks)"
                            + "|/patients/[^/]+/messages(/draft)?");
    private static final long MEGABYTE = 1024L * 1024L;
    // What stands around a file in its form.
    private static final long FRAME = 64 * 1024L;

    private final UploadPool users = new UploadPool(64);
    // However many patients send files, users can send theirs.
    private final UploadPool patients = users.part(53);
    // Their session has ended while they wrote, or they never had one.
    private final UploadPool strangers = new UploadPool(53);
    private final Sessions sessions;

    UploadLimit(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var length = request.getContentLengthLong();
        if (!isMultipart(request)) {
            chain.doFilter(request, response);
        } else if (length < 0) {
            SafeHeaders.sendError(response, HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > most(request.getRequestURI())) {
            SafeHeaders.sendError(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (length <= FRAME) {
            chain.doFilter(request, response);
        } else {
            receive(request, response, chain);
        }
    }

    // As the server reads it: in capitals or not.
    private static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private void receive(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = sessions.principal(request);
        var pool = person.isEmpty() ? strangers : sessions.isUser(request) ? users : patients;
        var place = pool.enter(person.orElseGet(request::getRemoteAddr));
        if (place.isEmpty()) {
            busy(response);
            return;
        }
        try (var held = place.get()) {
            switch (read(request, held)) {
                case NONE -> {
                    // A browser that has gone meanwhile gets no answer.
                    if (!response.isCommitted()) {
                        chain.doFilter(request, response);
                    }
                }
                case NO_ROOM -> busy(response);
                case TOO_SLOW -> {
                    response.setHeader(HttpHeaders.CONNECTION, "close");
                    SafeHeaders.sendError(response, HttpServletResponse.SC_REQUEST_TIMEOUT);
                }
            }
        }
    }

    // All of it, before anybody does anything with what did not arrive.
    private static BodyPace.Fault read(HttpServletRequest request, BodyPace.Room place) {
        if (!(request.getAttribute(BodyPace.ATTRIBUTE) instanceof BodyPace pace)) {
            throw new IllegalStateException("nothing looks at how fast the body comes");
        }
        pace.keepIn(place);
        try {
            request.getParts();
        } catch (IOException | ServletException | RuntimeException e) {
            LOG.debug("left to whoever reads it next: {}", e.getClass().getSimpleName());
        }
        return pace.fault();
    }

    private static void busy(HttpServletResponse response) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(UploadPool.LONGEST_WAIT.toSeconds()));
        SafeHeaders.sendError(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static long most(String path) {
        if (COMPOSER.matcher(path).matches()) {
            return FRAME + MEGABYTE * 52;
        }
        return FRAME + MEGABYTE * (path.equals(ROSTER) ? 20 : 2);
    }
}

package org.postern.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.postern.transport.Networks;
import org.postern.web.SafeHeaders;
import org.postern.web.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large with a page that says so, before anything reads them: a message
 * may bring 50 MB of files, a roster 20 MB, any other upload 2 MB, a form half a megabyte, anything
 * else 64 kB. What is received stands in memory, never on a disk; so only so much is received at a
 * time, and who comes then waits a little. Whoever is not signed in cannot hold up those who are,
 * nor patients users.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 5)
class BodyLimit extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BodyLimit.class);

    private static final String ROSTER = "/patients/import";

    private static final Pattern COMPOSER =
            Pattern.compile(
                    "/portal/files|/inbox/files|/portal/messages(/draft)?"
                            + "|/(portal|inbox)/threads/[^/]+/(messages|draft|thanks)"
                            + "|/patients/[^/]+/messages(/draft)?");
    private static final int MEGABYTE = 1024 * 1024;
    // What stands around a file in its form; and the largest body that is neither form nor upload.
    private static final int FRAME = 64 * 1024;
    // The server has a place for so much in each connection anyway.
    private static final int SMALL = 8 * 1024;

    // One upload of each person. What has arrived counts, not what was announced: that would let
    // one person take it all by a word.
    private final BodyPool userUploads = new BodyPool(MEGABYTE, 64, 1);
    private final BodyPool patientUploads = userUploads.part(53, 1);
    // Their session has ended while they wrote, or they never had one.
    private final BodyPool strangerUploads = new BodyPool(MEGABYTE, 53, 1);

    // The server makes room for all of a form at its first byte. 16 MB, and 2 MB of each person.
    private final BodyPool userForms = new BodyPool(FRAME, 256, 32);
    private final BodyPool patientForms = userForms.part(192, 32);
    private final BodyPool strangerForms = new BodyPool(FRAME, 64, 16);

    private final Sessions sessions;

    BodyLimit(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var length = request.getContentLengthLong();
        if (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            SafeHeaders.sendError(response, HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length <= SMALL) {
            chain.doFilter(request, response);
        } else if (length > most(request)) {
            SafeHeaders.sendError(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (length > FRAME && isMultipart(request)) {
            receive(request, response, chain);
        } else {
            receiveForm(request, response, chain);
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return type(request).startsWith("multipart/");
    }

    // As the server reads it: in capitals or not.
    private static String type(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    }

    private void receive(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var pool = pool(request, userUploads, patientUploads, strangerUploads);
        var place = pool.enter(whose(request), 1);
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

    private void receiveForm(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var pool = pool(request, userForms, patientForms, strangerForms);
        var place = pool.enterWhole(whose(request), request.getContentLengthLong());
        if (place.isEmpty()) {
            busy(response);
            return;
        }
        try (var held = place.get()) {
            chain.doFilter(request, response);
        }
    }

    private BodyPool pool(
            HttpServletRequest request, BodyPool users, BodyPool patients, BodyPool strangers) {
        if (sessions.principal(request).isEmpty()) {
            return strangers;
        }
        return sessions.isUser(request) ? users : patients;
    }

    private String whose(HttpServletRequest request) {
        return sessions.principal(request).orElseGet(() -> Networks.of(request.getRemoteAddr()));
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
                HttpHeaders.RETRY_AFTER, String.valueOf(BodyPool.LONGEST_WAIT.toSeconds()));
        SafeHeaders.sendError(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static long most(HttpServletRequest request) {
        if (!isMultipart(request)) {
            return isForm(request) ? MEGABYTE / 2 : FRAME;
        }
        var path = request.getRequestURI();
        if (COMPOSER.matcher(path).matches()) {
            return FRAME + 52L * MEGABYTE;
        }
        return FRAME + (path.equals(ROSTER) ? 20L : 2L) * MEGABYTE;
    }

    private static boolean isForm(HttpServletRequest request) {
        return type(request).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }
}

package org.postern.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses posts that are too large with a page that says so, before anything reads them: a message
 * may bring 50 MB of files, a roster 20 MB, any other form 2 MB. What is uploaded stands in memory
 * until it is encrypted, never on a disk; so no more than 64 MB is received at a time, and who
 * comes then waits a little.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class UploadLimit extends OncePerRequestFilter {

    static final String ROSTER = "/patients/import";

    private static final Pattern COMPOSER =
            Pattern.compile(
                    "/portal/files|/inbox/files|/portal/messages(/draft)?"
                            + "|/(portal|inbox)/threads/[^/]+/(messages|draft|thanks)"
                            + "|/patients/[^/]+/messages(/draft)?");
    private static final long MEGABYTE = 1024L * 1024L;
    // What stands around a file in its form.
    private static final long FRAME = 64 * 1024L;
    private static final int MOST_AT_ONCE = 64;
    private static final int LONGEST_WAIT_SECONDS = 30;

    private final Semaphore megabytes = new Semaphore(MOST_AT_ONCE, true);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        var length = request.getContentLengthLong();
        if (type == null || !type.startsWith("multipart/")) {
            chain.doFilter(request, response);
        } else if (length < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > most(request.getRequestURI())) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (length <= FRAME) {
            chain.doFilter(request, response);
        } else {
            receive((int) (length / MEGABYTE) + 1, request, response, chain);
        }
    }

    private void receive(
            int size, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (!megabytes.tryAcquire(size, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                response.setHeader("Retry-After", String.valueOf(LONGEST_WAIT_SECONDS));
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            megabytes.release(size);
        }
    }

    private static long most(String path) {
        if (COMPOSER.matcher(path).matches()) {
            return FRAME + MEGABYTE * 52;
        }
        return FRAME + MEGABYTE * (path.equals(ROSTER) ? 20 : 2);
    }
}

package org.postern.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses files that are too large with a page that says so, before anything reads them: a roster
 * may have 20 MB, any other file 2 MB.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class UploadLimit extends OncePerRequestFilter {

    static final String ROSTER = "/patients/import";

    private static final long MEGABYTE = 1024L * 1024L;
    // What stands around a file in its form.
    private static final long FRAME = 64 * 1024L;

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        var isUpload = type != null && type.startsWith("multipart/");
        if (isUpload && request.getContentLengthLong() > most(request)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static long most(HttpServletRequest request) {
        return FRAME + MEGABYTE * (request.getRequestURI().equals(ROSTER) ? 20 : 2);
    }
}

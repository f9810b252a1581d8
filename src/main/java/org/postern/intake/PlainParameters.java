package org.postern.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.postern.web.SafeHeaders;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parameters that no page sends: those that cannot be decoded, and names with brackets or
 * dots, which would reach into forms. Answered 400 before anything quotes them in a log.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 10)
class PlainParameters extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (arePlain(request)) {
            chain.doFilter(request, response);
        } else if (!response.isCommitted()) {
            SafeHeaders.sendError(response, HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean arePlain(HttpServletRequest request) {
        try {
            return request.getParameterMap().keySet().stream()
                    .noneMatch(name -> name.contains("[") || name.contains("."));
        } catch (RuntimeException e) {
            // Whatever the server cannot read; its message may quote what was sent.
            return false;
        }
    }
}

package org.postern.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.postern.practice.Practice;
import org.postern.practice.Practices;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers requests that the filter chain refuses: not signed in leads to the sign-in page, not your
 * kind of page is 403. A post that carries a composer is forwarded to where its text is kept.
 */
@Component
class RefusedRequests implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Where a refused post's text is kept; only forwards reach it. */
    static final String KEEP_TEXT = "/kept-text";

    private final Practices practices;
    private final RefusalAudit audit;
    private final LastPractice lastPractice;

    RefusedRequests(Practices practices, RefusalAudit audit, LastPractice lastPractice) {
        this.practices = practices;
        this.audit = audit;
        this.lastPractice = lastPractice;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        if (holdsComposer(request)) {
            request.getRequestDispatcher(KEEP_TEXT).forward(request, response);
        } else if (Sessions.isFetch(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(signInAddress(request));
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        if (e instanceof CsrfException && holdsComposer(request)) {
            request.getRequestDispatcher(KEEP_TEXT).forward(request, response);
            return;
        }
        audit.forbidden(request);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private static boolean holdsComposer(HttpServletRequest request) {
        // A file that comes alone has no text: that of the draft is not to be lost.
        return request.getMethod().equals("POST")
                && request.getParameter("composer") != null
                && request.getParameter("text") != null;
    }

    private String signInAddress(HttpServletRequest request) {
        var path = request.getRequestURI();
        return practice(request)
                .map(practice -> SignInAddress.of(practice, path))
                .map(
                        address ->
                                Destination.isAllowed(path)
                                        ? UriComponentsBuilder.fromPath(address)
                                                        .queryParam("to", path)
                                                        .toUriString()
                                                + (hadSession(request) ? "&out" : "")
                                        : address)
                .orElse("/");
    }

    // One that was ended, here or elsewhere, or has run out: the page says that.
    private static boolean hadSession(HttpServletRequest request) {
        return request.getRequestedSessionId() != null;
    }

    private Optional<Practice> practice(HttpServletRequest request) {
        return lastPractice.of(request).flatMap(practices::findBySlug).or(this::onlyOne);
    }

    private Optional<Practice> onlyOne() {
        var all = practices.all();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}

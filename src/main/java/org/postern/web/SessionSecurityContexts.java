package org.postern.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.postern.enrolment.Enrolment;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Makes each request's security context from the ids in its session and the rights of now. */
@Component
class SessionSecurityContexts implements SecurityContextRepository {

    private static final String READ = SessionSecurityContexts.class.getName();

    private final Sessions sessions;
    private final Identities identities;

    SessionSecurityContexts(Sessions sessions, Identities identities) {
        this.sessions = sessions;
        this.identities = identities;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return read(holder.getRequest());
    }

    // Read once a request: its forwards and error pages are for the same person.
    private SecurityContext read(HttpServletRequest request) {
        var before = request.getAttribute(READ);
        if (before instanceof SecurityContext context) {
            return context;
        }
        var context = new SecurityContextImpl();
        if (Sessions.isForNobody(request)) {
            return context;
        }
        sessions.current(request)
                .ifPresent(
                        signedIn ->
                                identities
                                        .of(signedIn, Enrolment.of(request))
                                        .ifPresentOrElse(
                                                context::setAuthentication,
                                                () -> sessions.end(request)));
        request.setAttribute(READ, context);
        return context;
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // Sessions alone signs people in.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return read(request).getAuthentication() != null;
    }
}

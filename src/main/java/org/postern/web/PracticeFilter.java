package org.postern.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practice;
import org.postern.practice.Practices;
import org.postern.vault.Secret;
import org.postern.vault.Vault;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names the practice and the actor of each request: the practice is that of the signed-in person,
 * or the one in the address of a page before sign-in. Where that was closed, nothing else answers.
 */
class PracticeFilter extends OncePerRequestFilter {

    private static final Pattern ADDRESS = Pattern.compile("/p/([A-Za-z0-9-]{1,40})(/.*)?");
    private static final Pattern BRAND = Pattern.compile("/p/[^/]+/(brand\\.css|logo)");

    private final Practices practices;
    private final Vault vault;

    PracticeFilter(Practices practices, Vault vault) {
        this.practices = practices;
        this.vault = vault;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var person = authentication instanceof SignedInAuthentication one ? one : null;
        var practiceId =
                named(request)
                        .map(Practice::id)
                        .or(
                                () ->
                                        Optional.ofNullable(person)
                                                .map(SignedInAuthentication::practiceId));
        try {
            // At another practice's door nobody is known.
            var known =
                    person != null && practiceId.equals(Optional.of(person.practiceId()))
                            ? person
                            : null;
            actor(request, known)
                    .call(
                            () -> {
                                practiceId.ifPresentOrElse(
                                        id ->
                                                CurrentPractice.run(
                                                        id, next(request, response, chain)),
                                        next(request, response, chain));
                                return true;
                            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Wrapped e) {
            throw e.servletException;
        }
    }

    private Optional<Practice> named(HttpServletRequest request) {
        // The page of a fault is of the practice whose address was called.
        if (request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(Practice.class.getName()) instanceof Practice one) {
            return Optional.of(one);
        }
        var match = ADDRESS.matcher(request.getRequestURI());
        var practice =
                match.matches()
                        ? practices.findBySlug(match.group(1).toLowerCase(Locale.ROOT))
                        : Optional.<Practice>empty();
        practice.ifPresent(found -> request.setAttribute(Practice.class.getName(), found));
        return practice;
    }

    private static Actor actor(
            HttpServletRequest request, @Nullable SignedInAuthentication person) {
        var session = Sessions.isForNobody(request) ? null : request.getSession(false);
        var hash =
                session == null
                        ? null
                        : HexFormat.of().formatHex(new Secret(session.getId()).hash(), 0, 8);
        var kind = person == null ? Actor.Kind.ANONYMOUS : person.kind();
        UUID id = person == null ? null : person.personId();
        return new Actor(kind, id, request.getRemoteAddr(), hash);
    }

    // Its colour and logo are for the page that says so.
    private boolean isClosed(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && CurrentPractice.find().isPresent()
                && vault.isDestroyed()
                && !BRAND.matcher(request.getRequestURI()).matches();
    }

    private Runnable next(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        return () -> {
            try {
                if (isClosed(request)) {
                    SafeHeaders.sendError(response, HttpServletResponse.SC_GONE);
                } else {
                    chain.doFilter(request, response);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ServletException e) {
                throw new Wrapped(e);
            }
        };
    }

    private static class Wrapped extends RuntimeException {
        private final transient ServletException servletException;

        Wrapped(ServletException e) {
            super(e);
            this.servletException = e;
        }
    }
}

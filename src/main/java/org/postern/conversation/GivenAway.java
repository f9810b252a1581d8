package org.postern.conversation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.postern.handling.Departed;
import org.postern.handling.Departures;
import org.postern.messaging.ThreadNotFound;
import org.postern.user.UserIdentity;
import org.postern.web.NotFoundPage;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPages;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers those whose thread was given away while they had it open: who has it now. What they had
 * typed is kept. To everybody else the thread is not there.
 */
@ControllerAdvice(basePackages = {"org.postern.conversation", "org.postern.taskpages"})
@Order(Ordered.HIGHEST_PRECEDENCE)
class GivenAway {

    private final Departures departures;
    private final ComposerPages composers;
    private final NotFoundPage notFound;

    GivenAway(Departures departures, ComposerPages composers, NotFoundPage notFound) {
        this.departures = departures;
        this.composers = composers;
        this.notFound = notFound;
    }

    @ExceptionHandler(ThreadNotFound.class)
    String answer(HttpServletRequest request, HttpServletResponse response, Model model) {
        var departed = departed(request);
        if (departed.isEmpty()) {
            return notFound.answer(request, response, model);
        }
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("departed", departed.get());
        model.addAttribute("kept", keep(request));
        return "clinic/departed";
    }

    private Optional<Departed> departed(HttpServletRequest request) {
        return user().flatMap(user -> threadId(request).flatMap(id -> departures.find(user, id)));
    }

    private boolean keep(HttpServletRequest request) {
        var form =
                new ComposerForm(
                        request.getParameter("composer"),
                        null,
                        null,
                        request.getParameter("text"),
                        null);
        return user().filter(user -> composers.keep(user.id(), form)).isPresent();
    }

    private static Optional<UserIdentity> user() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(person -> person.getPrincipal())
                .filter(UserIdentity.class::isInstance)
                .map(UserIdentity.class::cast);
    }

    private static Optional<UUID> threadId(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                ? Optional.ofNullable(variables.get("threadId"))
                        .map(id -> UUID.fromString(id.toString()))
                : Optional.empty();
    }
}

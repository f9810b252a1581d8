package org.postern.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.postern.attachment.AttachmentNotFound;
import org.postern.messaging.ThreadNotFound;
import org.postern.patient.PatientMerged;
import org.postern.patient.PatientNotFound;
import org.postern.quickreply.QuickReplyNotFound;
import org.postern.signin.TooManyAttempts;
import org.postern.task.TaskNotFound;
import org.postern.user.UserNotFound;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Faults that any door may meet: each gets its page, its status and its audit event. */
@ControllerAdvice
class Faults {

    private final NotFoundPage notFound;
    private final RefusalAudit audit;

    Faults(NotFoundPage notFound, RefusalAudit audit) {
        this.notFound = notFound;
        this.audit = audit;
    }

    // An id that is none, is absent or is another's: all look alike.
    @ExceptionHandler({
        ThreadNotFound.class,
        AttachmentNotFound.class,
        PatientNotFound.class,
        UserNotFound.class,
        QuickReplyNotFound.class,
        TaskNotFound.class,
        NoResourceFoundException.class,
        MethodArgumentTypeMismatchException.class,
        MethodArgumentNotValidException.class
    })
    String notFound(HttpServletRequest request, HttpServletResponse response, Model model) {
        return notFound.answer(request, response, model);
    }

    // A page of the merged record is that page of the survivor; what was posted there is not done.
    @ExceptionHandler
    String merged(PatientMerged e, HttpServletRequest request) {
        var survivor = e.survivorId().toString();
        return request.getMethod().equals("GET")
                ? "redirect:" + request.getRequestURI().replace(e.mergedId().toString(), survivor)
                : "redirect:/patients/" + survivor + "/profile?merged";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
    String tooMany(
            TooManyAttempts e,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        audit.tooMany(e, request);
        response.setHeader("Retry-After", String.valueOf(e.seconds()));
        model.addAttribute("status", 429);
        model.addAttribute("unsent", UnsentPost.of(request).orElse(null));
        return "fault";
    }
}

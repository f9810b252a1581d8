package org.postern.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The answer to an id that is none, is absent or is another's: all look alike. */
@Component
public class NotFoundPage {

    private final RefusalAudit audit;

    NotFoundPage(RefusalAudit audit) {
        this.audit = audit;
    }

    /** Answers 404, which is recorded; gives the name of the page. */
    public String answer(HttpServletRequest request, HttpServletResponse response, Model model) {
        audit.notFound(request);
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("status", 404);
        return "fault";
    }
}

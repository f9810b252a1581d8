package org.postern.handout;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What whoever gets no place is told. */
@ControllerAdvice
class HandoutFaults {

    private static final String SOON = "60";

    @ExceptionHandler
    String busy(HandoutsBusy e, HttpServletResponse response, Model model) {
        response.setStatus(
                e.yourself()
                        ? HttpStatus.TOO_MANY_REQUESTS.value()
                        : HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        model.addAttribute("yourself", e.yourself());
        return "clinic/handouts-busy";
    }
}

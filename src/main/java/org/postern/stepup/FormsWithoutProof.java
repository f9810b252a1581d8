package org.postern.stepup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.postern.factor.FactorOwner;
import org.postern.factor.SecondFactors;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Answers a form whose sender must prove first who they are: with the page that asks. */
@ControllerAdvice
class FormsWithoutProof {

    private final KeptForms forms;
    private final SecondFactors factors;

    FormsWithoutProof(KeptForms forms, SecondFactors factors) {
        this.forms = forms;
        this.factors = factors;
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String ask(ProofMissing missing, FactorOwner owner, HttpServletRequest request, Model model) {
        model.addAttribute(
                "proof",
                new ProofView(
                        owner.email(),
                        factors.of(owner.id()),
                        request.getRequestURI(),
                        forms.seal(owner.id(), missing.form()),
                        Map.of()));
        return "own/proof";
    }
}

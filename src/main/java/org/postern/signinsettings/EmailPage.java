package org.postern.signinsettings;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.EmailChange;
import org.postern.entry.AsksForProof;
import org.postern.patient.PatientIdentity;
import org.postern.practice.EmailAddress;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Another address to sign in with: a mail to it brings the link that confirms it. */
@Controller
@AsksForProof(minutes = 10)
@RequestMapping("/portal/account/email")
class EmailPage {

    private final EmailChange change;

    EmailPage(EmailChange change) {
        this.change = change;
    }

    @GetMapping
    String form(
            PatientIdentity patient,
            @RequestParam(required = false) @Nullable String sent,
            Model model) {
        return page("", sent != null, null, model);
    }

    @PostMapping
    String ask(
            PatientIdentity patient,
            @RequestParam(defaultValue = "") String email,
            HttpServletResponse response,
            Words words,
            Model model) {
        var typed = email.strip();
        if (!EmailAddress.isValid(typed)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(email, false, words.say("forgotten.no-address"), model);
        }
        change.ask(patient, typed);
        return "redirect:/portal/account/email?sent";
    }

    private static String page(String email, boolean sent, @Nullable String problem, Model model) {
        model.addAttribute("email", email);
        model.addAttribute("sent", sent);
        model.addAttribute("problem", problem);
        return "portal/email";
    }
}

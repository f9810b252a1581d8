package org.postern.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.mailpreference.MailPreference;
import org.postern.mailpreference.MailPreferences;
import org.postern.patient.PatientIdentity;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How often the account is told of new messages by mail. */
@Controller
@RequestMapping("/portal/account/mail")
class MailChoice {

    private final MailPreferences preferences;
    private final Throttle throttle;

    MailChoice(MailPreferences preferences, Throttle throttle) {
        this.preferences = preferences;
        this.throttle = throttle;
    }

    @GetMapping
    String show(
            PatientIdentity patient,
            @RequestParam(required = false) @Nullable String saved,
            Model model) {
        model.addAttribute("chosen", preferences.of(patient.accountId()));
        model.addAttribute("saved", saved != null);
        return "portal/mail-choice";
    }

    @PostMapping
    String choose(
            PatientIdentity patient,
            @RequestParam(required = false) @Nullable String mail,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, patient.accountId().toString());
        var chosen = MailPreference.of(mail);
        if (chosen.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", true);
            return show(patient, null, model);
        }
        preferences.choose(patient.accountId(), chosen.get());
        return "redirect:/portal/account/mail?saved";
    }
}

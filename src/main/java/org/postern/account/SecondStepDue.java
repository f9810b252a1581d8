package org.postern.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.FactorReset;
import org.postern.enrolment.Enrolment;
import org.postern.factor.RequiredFactors;
import org.postern.factor.SecondFactors;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a user is led who must have a second factor and has none, or whose lost one is to be
 * replaced. On a device that the account does not know it takes a mailed link first.
 */
@Controller
@RequestMapping("/clinic/account/second-step")
class SecondStepDue {

    private final SecondFactors factors;
    private final RequiredFactors required;
    private final FactorReset reset;
    private final Throttle throttle;

    SecondStepDue(
            SecondFactors factors, RequiredFactors required, FactorReset reset, Throttle throttle) {
        this.factors = factors;
        this.required = required;
        this.reset = reset;
        this.throttle = throttle;
    }

    @GetMapping
    String show(
            UserIdentity user,
            @RequestParam(required = false) @Nullable String sent,
            HttpServletRequest request,
            Model model) {
        var enrolment = Enrolment.of(request);
        if (factors.of(user.id()).any() && enrolment != Enrolment.IN_PLACE_OF_LOST) {
            return "redirect:/clinic/account";
        }
        model.addAttribute("sent", sent != null);
        model.addAttribute("email", user.account().email());
        model.addAttribute(
                "here", enrolment != Enrolment.AFTER_A_MAIL || !required.isMissing(user.id()));
        return "clinic/second-step-due";
    }

    /** Mails the link with which this device, too, may set one up. */
    @PostMapping("/link")
    String mail(UserIdentity user) {
        throttle.countAndCheck(AttemptLimit.EMAIL_LINKS_OF_ACCOUNT, user.id().toString());
        reset.start(user.id());
        return "redirect:/clinic/account/second-step?sent";
    }
}

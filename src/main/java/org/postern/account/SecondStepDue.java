package org.postern.account;

import org.postern.factor.SecondFactors;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a user is led who must have a second factor and has none. */
@Controller
class SecondStepDue {

    private final SecondFactors factors;

    SecondStepDue(SecondFactors factors) {
        this.factors = factors;
    }

    @GetMapping("/clinic/account/second-step")
    String show(UserIdentity user) {
        return factors.of(user.id()).any() ? "redirect:/clinic/account" : "clinic/second-step-due";
    }
}

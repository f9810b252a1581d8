package org.postern.admin;

import java.util.UUID;
import org.postern.credentials.FactorReset;
import org.postern.entry.AsksForProof;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Starts the reset of a user's lost second factor. */
@Controller
@AsksForProof
class UserFactors {

    private final FactorReset reset;

    UserFactors(FactorReset reset) {
        this.reset = reset;
    }

    @PostMapping(UserPage.LIST + "/{userId}/second-step-reset")
    String start(UserIdentity by, @PathVariable UUID userId) {
        if (userId.equals(by.id())) {
            // Who is in changes it on the own account's page.
            return "redirect:/clinic/account";
        }
        reset.start(userId);
        return "redirect:" + UserPage.LIST + "?saved=second-step";
    }
}

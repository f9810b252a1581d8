package org.postern.signinsettings;

import org.postern.entry.AsksForProof;
import org.postern.entry.Door;
import org.postern.factor.FactorOwner;
import org.postern.factor.SecondFactors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** New recovery codes, which end the old ones. They are shown once. */
@Controller
@AsksForProof(minutes = 10)
@RequestMapping({"/portal/account/recovery-codes", "/clinic/account/recovery-codes"})
class RecoveryCodesPage {

    private final NewCodes codes;
    private final SecondFactors factors;

    RecoveryCodesPage(NewCodes codes, SecondFactors factors) {
        this.codes = codes;
        this.factors = factors;
    }

    @GetMapping
    String form(FactorOwner owner, Model model) {
        var has = factors.of(owner.id());
        model.addAttribute("factors", has);
        return has.any() ? "own/recovery-codes-left" : account(owner);
    }

    @PostMapping
    String renew(FactorOwner owner, Model model) {
        if (!factors.of(owner.id()).any()) {
            return account(owner);
        }
        model.addAttribute("codes", codes.make(owner));
        return "own/recovery-codes";
    }

    private static String account(FactorOwner owner) {
        return "redirect:" + Door.of(owner.kind()).account();
    }
}

package org.postern.portalaccount;

import jakarta.servlet.http.HttpServletRequest;
import org.postern.factor.RecoveryCodes;
import org.postern.factor.SecondFactors;
import org.postern.patient.PatientIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** New recovery codes, which end the old ones. They are shown once. */
@Controller
@RequestMapping("/portal/account/recovery-codes")
class RecoveryCodesPage {

    private final RecoveryCodes codes;
    private final SecondFactors factors;
    private final Proof proof;

    RecoveryCodesPage(RecoveryCodes codes, SecondFactors factors, Proof proof) {
        this.codes = codes;
        this.factors = factors;
        this.proof = proof;
    }

    @GetMapping
    String form(PatientIdentity patient, HttpServletRequest request, Model model) {
        return proof.missing(request, "recovery-codes")
                .orElseGet(
                        () -> {
                            var has = factors.of(patient.accountId());
                            model.addAttribute("factors", has);
                            return has.any()
                                    ? "portal/recovery-codes-left"
                                    : "redirect:/portal/account";
                        });
    }

    @PostMapping
    String renew(PatientIdentity patient, HttpServletRequest request, Model model) {
        var missing = proof.missing(request, "recovery-codes");
        if (missing.isPresent()) {
            return missing.get();
        }
        if (!factors.of(patient.accountId()).any()) {
            return "redirect:/portal/account";
        }
        model.addAttribute("codes", codes.renew(Owners.of(patient)));
        return "portal/recovery-codes";
    }
}

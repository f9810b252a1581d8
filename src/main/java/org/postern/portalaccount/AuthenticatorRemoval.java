package org.postern.portalaccount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.postern.credentials.AccountOwners;
import org.postern.factor.Authenticators;
import org.postern.factor.SecondFactors;
import org.postern.patient.PatientIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes the authenticator app away. */
@Controller
@RequestMapping("/portal/account/authenticator/removal")
class AuthenticatorRemoval {

    private static final String ACCOUNT = "redirect:/portal/account";

    private final Authenticators authenticators;
    private final SecondFactors factors;
    private final AccountOwners owners;
    private final Proof proof;

    AuthenticatorRemoval(
            Authenticators authenticators,
            SecondFactors factors,
            AccountOwners owners,
            Proof proof) {
        this.authenticators = authenticators;
        this.factors = factors;
        this.owners = owners;
        this.proof = proof;
    }

    @GetMapping
    String form(PatientIdentity patient, HttpServletRequest request, Model model) {
        return proof.missing(request, "authenticator/removal")
                .orElseGet(() -> page(patient, model));
    }

    @PostMapping
    String remove(
            PatientIdentity patient,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var missing = proof.missing(request, "authenticator/removal");
        if (missing.isPresent()) {
            return missing.get();
        }
        if (needsLongerPassword(patient)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patient, model);
        }
        authenticators.remove(Owners.of(patient));
        return ACCOUNT + "?saved=removed";
    }

    private String page(PatientIdentity patient, Model model) {
        var has = factors.of(patient.accountId());
        if (!has.authenticator()) {
            return ACCOUNT;
        }
        model.addAttribute("last", has.one());
        model.addAttribute("tooShort", needsLongerPassword(patient));
        return "portal/authenticator-removal";
    }

    // A password of under 15 characters is good only beside a second factor.
    private boolean needsLongerPassword(PatientIdentity patient) {
        return factors.of(patient.accountId()).one()
                && owners.hasShortPassword(patient.accountId());
    }
}

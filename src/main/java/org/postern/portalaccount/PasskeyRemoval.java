package org.postern.portalaccount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.postern.credentials.AccountOwners;
import org.postern.factor.Passkeys;
import org.postern.factor.SecondFactors;
import org.postern.patient.PatientIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes a passkey away. */
@Controller
@RequestMapping("/portal/account/passkeys/{passkeyId}/removal")
class PasskeyRemoval {

    private static final String PAGE = "redirect:/portal/account/passkeys";

    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final AccountOwners owners;
    private final Proof proof;

    PasskeyRemoval(Passkeys passkeys, SecondFactors factors, AccountOwners owners, Proof proof) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.owners = owners;
        this.proof = proof;
    }

    @GetMapping
    String form(
            PatientIdentity patient,
            @PathVariable UUID passkeyId,
            HttpServletRequest request,
            Model model) {
        return proof.missing(request, "passkeys").orElseGet(() -> page(patient, passkeyId, model));
    }

    @PostMapping
    String remove(
            PatientIdentity patient,
            @PathVariable UUID passkeyId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var missing = proof.missing(request, "passkeys");
        if (missing.isPresent()) {
            return missing.get();
        }
        if (needsLongerPassword(patient)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patient, passkeyId, model);
        }
        passkeys.remove(Owners.of(patient), passkeyId);
        return PAGE;
    }

    private String page(PatientIdentity patient, UUID passkeyId, Model model) {
        var passkey =
                passkeys.of(patient.accountId()).stream()
                        .filter(one -> one.id().equals(passkeyId))
                        .findFirst();
        if (passkey.isEmpty()) {
            return PAGE;
        }
        model.addAttribute("passkey", passkey.get());
        model.addAttribute("last", factors.of(patient.accountId()).one());
        model.addAttribute("tooShort", needsLongerPassword(patient));
        return "portal/passkey-removal";
    }

    // A password of under 15 characters is good only beside a second factor.
    private boolean needsLongerPassword(PatientIdentity patient) {
        return factors.of(patient.accountId()).one()
                && owners.hasShortPassword(patient.accountId());
    }
}

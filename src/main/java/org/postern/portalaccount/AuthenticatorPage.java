package org.postern.portalaccount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.postern.factor.Authenticators;
import org.postern.factor.RecoveryCodes;
import org.postern.factor.SecondFactors;
import org.postern.patient.PatientIdentity;
import org.postern.practice.Practices;
import org.postern.qrcode.QrCode;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sets up an authenticator app: a picture to scan or a secret to type, and its first code. */
@Controller
@RequestMapping("/portal/account/authenticator")
class AuthenticatorPage {

    private static final String ACCOUNT = "redirect:/portal/account";

    private final Authenticators authenticators;
    private final RecoveryCodes codes;
    private final SecondFactors factors;
    private final Practices practices;
    private final Proof proof;

    AuthenticatorPage(
            Authenticators authenticators,
            RecoveryCodes codes,
            SecondFactors factors,
            Practices practices,
            Proof proof) {
        this.authenticators = authenticators;
        this.codes = codes;
        this.factors = factors;
        this.practices = practices;
        this.proof = proof;
    }

    @GetMapping
    String form(PatientIdentity patient, HttpServletRequest request, Model model) {
        return proof.missing(request, "authenticator").orElseGet(() -> page(patient, null, model));
    }

    @PostMapping
    String confirm(
            PatientIdentity patient,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var missing = proof.missing(request, "authenticator");
        if (missing.isPresent()) {
            return missing.get();
        }
        var owner = Owners.of(patient);
        if (!authenticators.confirm(owner, code.replaceAll("\\s", ""))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patient, words.say("authenticator.wrong"), model);
        }
        if (factors.of(patient.accountId()).codesLeft() > 0) {
            return ACCOUNT + "?saved=authenticator";
        }
        // Shown in the answer to this post, and never again.
        model.addAttribute("codes", codes.renew(owner));
        return "portal/recovery-codes";
    }

    private String page(PatientIdentity patient, @Nullable String problem, Model model) {
        var secret = authenticators.begin(Owners.of(patient));
        if (secret.isEmpty()) {
            return ACCOUNT;
        }
        model.addAttribute("secret", secret.get().replaceAll("(.{4})(?!$)", "$1 "));
        var address = address(patient, secret.get());
        model.addAttribute("address", address);
        model.addAttribute("picture", QrCode.of(address));
        model.addAttribute("problem", problem);
        return "portal/authenticator";
    }

    // What apps read: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    private String address(PatientIdentity patient, String secret) {
        var issuer = encode(practices.get(patient.practiceId()).name());
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(issuer, encode(patient.email()), secret, issuer);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package org.postern.signinsettings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.FactorReset;
import org.postern.database.CurrentPractice;
import org.postern.enrolment.Enrolment;
import org.postern.entry.AsksForProof;
import org.postern.entry.Door;
import org.postern.factor.Authenticators;
import org.postern.factor.FactorOwner;
import org.postern.factor.SecondFactors;
import org.postern.heavywork.WorkBusy;
import org.postern.practice.Practices;
import org.postern.qrcode.QrCode;
import org.postern.signin.TooManyAttempts;
import org.postern.web.Sessions;
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
@AsksForProof(minutes = 10)
@RequestMapping({"/portal/account/authenticator", "/clinic/account/authenticator"})
class AuthenticatorPage {

    private final Authenticators authenticators;
    private final ShownSecret shown;
    private final FactorReset reset;
    private final NewCodes codes;
    private final SecondFactors factors;
    private final Practices practices;
    private final Sessions sessions;

    AuthenticatorPage(
            Authenticators authenticators,
            ShownSecret shown,
            FactorReset reset,
            NewCodes codes,
            SecondFactors factors,
            Practices practices,
            Sessions sessions) {
        this.authenticators = authenticators;
        this.shown = shown;
        this.reset = reset;
        this.codes = codes;
        this.factors = factors;
        this.practices = practices;
        this.sessions = sessions;
    }

    @GetMapping
    String form(FactorOwner owner, HttpServletRequest request, Model model) {
        return page(owner, null, request, model);
    }

    @PostMapping
    String confirm(
            FactorOwner owner,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        if (!isSetUp(owner, code.replaceAll("\\s", ""), request)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(owner, words.say("authenticator.wrong"), request, model);
        }
        Enrolment.HERE.keep(request);
        // More is open to this session from now on: under an id that nobody knows yet.
        sessions.prove(request);
        if (factors.of(owner.id()).codesLeft() > 0) {
            return account(owner) + "?saved=authenticator";
        }
        // Shown in the answer to this post, and never again.
        try {
            model.addAttribute("codes", codes.make(owner));
        } catch (WorkBusy | TooManyAttempts e) {
            // The factor is there: what is missing is asked for by itself.
            return "redirect:" + Door.of(owner.kind()).account() + "/recovery-codes";
        }
        return "own/recovery-codes";
    }

    private boolean isSetUp(FactorOwner owner, String code, HttpServletRequest request) {
        var secret = shown.of(request, owner);
        if (secret.isEmpty()) {
            return false;
        }
        return inPlaceOfLost(request)
                ? reset.replace(owner, () -> authenticators.confirm(owner, secret.get(), code))
                : authenticators.confirm(owner, secret.get(), code);
    }

    private static boolean inPlaceOfLost(HttpServletRequest request) {
        return Enrolment.of(request) == Enrolment.IN_PLACE_OF_LOST;
    }

    private String page(
            FactorOwner owner, @Nullable String problem, HttpServletRequest request, Model model) {
        if (authenticators.isSetUp(owner.id()) && !inPlaceOfLost(request)) {
            return account(owner);
        }
        var secret = shown.show(request, owner);
        model.addAttribute("secret", secret.replaceAll("(.{4})(?!$)", "$1 "));
        var address = address(owner, secret);
        model.addAttribute("address", address);
        model.addAttribute("picture", QrCode.of(address));
        model.addAttribute("problem", problem);
        return "own/authenticator";
    }

    private static String account(FactorOwner owner) {
        return "redirect:" + Door.of(owner.kind()).account();
    }

    // What apps read: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    private String address(FactorOwner owner, String secret) {
        var issuer = encode(practices.get(CurrentPractice.id()).name());
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(issuer, encode(owner.email()), secret, issuer);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

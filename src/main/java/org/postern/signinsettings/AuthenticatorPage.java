package org.postern.signinsettings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.entry.AsksForProof;
import org.postern.entry.Door;
import org.postern.factor.Authenticators;
import org.postern.factor.FactorOwner;
import org.postern.factor.RecoveryCodes;
import org.postern.factor.SecondFactors;
import org.postern.practice.Practices;
import org.postern.qrcode.QrCode;
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
    private final RecoveryCodes codes;
    private final SecondFactors factors;
    private final Practices practices;
    private final Sessions sessions;

    AuthenticatorPage(
            Authenticators authenticators,
            RecoveryCodes codes,
            SecondFactors factors,
            Practices practices,
            Sessions sessions) {
        this.authenticators = authenticators;
        this.codes = codes;
        this.factors = factors;
        this.practices = practices;
        this.sessions = sessions;
    }

    @GetMapping
    String form(FactorOwner owner, Model model) {
        return page(owner, null, model);
    }

    @PostMapping
    String confirm(
            FactorOwner owner,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        if (!authenticators.confirm(owner, code.replaceAll("\\s", ""))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(owner, words.say("authenticator.wrong"), model);
        }
        // More is open to this session from now on: under an id that nobody knows yet.
        sessions.prove(request);
        if (factors.of(owner.id()).codesLeft() > 0) {
            return account(owner) + "?saved=authenticator";
        }
        // Shown in the answer to this post, and never again.
        model.addAttribute("codes", codes.renew(owner));
        return "own/recovery-codes";
    }

    private String page(FactorOwner owner, @Nullable String problem, Model model) {
        var secret = authenticators.begin(owner);
        if (secret.isEmpty()) {
            return account(owner);
        }
        model.addAttribute("secret", secret.get().replaceAll("(.{4})(?!$)", "$1 "));
        var address = address(owner, secret.get());
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

package org.postern.signinpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.PasswordReset;
import org.postern.credentials.PasswordResult;
import org.postern.entry.Entry;
import org.postern.entry.Person;
import org.postern.factor.SecondFactors;
import org.postern.practice.Practice;
import org.postern.vault.Secret;
import org.postern.web.LastPractice;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind the link for a new password. Opening it uses nothing up; the posted form does.
 * Tries are not throttled: a link has 256 bits.
 */
@Controller
@RequestMapping("/p/{practice}/new-password/{token}")
class NewPassword {

    private final PasswordReset reset;
    private final SecondFactors factors;
    private final Entry entry;
    private final LastPractice lastPractice;

    NewPassword(
            PasswordReset reset, SecondFactors factors, Entry entry, LastPractice lastPractice) {
        this.reset = reset;
        this.factors = factors;
        this.entry = entry;
        this.lastPractice = lastPractice;
    }

    @GetMapping
    String form(
            Practice practice,
            @PathVariable String token,
            HttpServletResponse response,
            Model model) {
        lastPractice.remember(practice, response);
        return page(token, null, response, model);
    }

    @PostMapping
    String set(
            Practice practice,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var result = reset.reset(new Secret(token), password);
        if (result instanceof PasswordResult.Changed changed) {
            // Whoever knew the old one is signed out everywhere; the second step stays.
            var person = Person.account(practice, changed.accountId(), changed.email());
            return "redirect:"
                    + entry.afterFirstStep(
                            request, response, person, Entry.Way.LINK, "/portal/messages");
        }
        if (result instanceof PasswordResult.Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var refusal = refused.refusal();
            return page(token, words.say(refusal.key(), refusal.limit()), response, model);
        }
        return ended(response);
    }

    private String page(
            String token, @Nullable String problem, HttpServletResponse response, Model model) {
        var email = reset.addressOf(new Secret(token));
        if (email.isEmpty()) {
            return ended(response);
        }
        var second =
                reset.accountOf(new Secret(token)).filter(account -> factors.of(account).any());
        model.addAttribute("secondStep", second.isPresent());
        model.addAttribute("email", email.get());
        model.addAttribute("problem", problem);
        return "portal/new-password";
    }

    // Unknown, used and expired links look alike.
    private static String ended(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "portal/password-link-ended";
    }
}

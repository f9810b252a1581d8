package org.postern.signinpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.PasswordResult;
import org.postern.credentials.Recovery;
import org.postern.entry.Entry;
import org.postern.entry.Person;
import org.postern.practice.Practice;
import org.postern.vault.Secret;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind the link that {@code bin/admin recover} prints: a new password, and all anew. */
@Controller
@RequestMapping("/p/{practice}/clinic/recovery/{token}")
class RecoveryPage {

    private final Recovery recovery;
    private final Entry entry;

    RecoveryPage(Recovery recovery, Entry entry) {
        this.recovery = recovery;
        this.entry = entry;
    }

    @GetMapping
    String form(
            Practice practice,
            @PathVariable String token,
            HttpServletResponse response,
            Model model) {
        return page(token, null, response, model);
    }

    @PostMapping
    String recover(
            Practice practice,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var result = recovery.recover(new Secret(token), password);
        if (result instanceof PasswordResult.Changed changed) {
            var person = Person.user(practice, changed.accountId(), changed.email());
            return "redirect:"
                    + entry.afterLostFactor(request, response, person, ClinicSignIn.HOME);
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
        var email = recovery.addressOf(new Secret(token));
        if (email.isEmpty()) {
            return ended(response);
        }
        model.addAttribute("email", email.get());
        model.addAttribute("problem", problem);
        return "clinic/recovery";
    }

    private static String ended(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "clinic/link-ended";
    }
}

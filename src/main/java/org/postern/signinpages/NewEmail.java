package org.postern.signinpages;

import jakarta.servlet.http.HttpServletResponse;
import org.postern.credentials.EmailChange;
import org.postern.practice.Practice;
import org.postern.vault.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page behind the link that confirms a new address. It signs nobody in. */
@Controller
@RequestMapping("/p/{practice}/new-email/{token}")
class NewEmail {

    private final EmailChange change;

    NewEmail(EmailChange change) {
        this.change = change;
    }

    @GetMapping
    String form(
            Practice practice,
            @PathVariable String token,
            HttpServletResponse response,
            Model model) {
        var email = change.addressOf(new Secret(token));
        return email.isPresent() ? page(email.get(), false, model) : ended(response);
    }

    @PostMapping
    String confirm(
            Practice practice,
            @PathVariable String token,
            HttpServletResponse response,
            Model model) {
        var email = change.addressOf(new Secret(token));
        return email.isPresent() && change.confirm(new Secret(token))
                ? page(email.get(), true, model)
                : ended(response);
    }

    private static String page(String email, boolean done, Model model) {
        model.addAttribute("email", email);
        model.addAttribute("done", done);
        return "portal/new-email";
    }

    // Unknown, used and expired links look alike.
    private static String ended(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "portal/new-email-ended";
    }
}

package org.postern.signinpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.FactorReset;
import org.postern.entry.DeviceCookie;
import org.postern.entry.Entry;
import org.postern.entry.Person;
import org.postern.practice.Practice;
import org.postern.signin.Credentials;
import org.postern.vault.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind the link for a new second factor. It asks for the password; nothing opens before
 * a new one is set up, and the lost ones go with that.
 */
@Controller
@RequestMapping("/p/{practice}/clinic/lost-second-step/{token}")
class LostFactor {

    private final FactorReset reset;
    private final Entry entry;
    private final DeviceCookie device;

    LostFactor(FactorReset reset, Entry entry, DeviceCookie device) {
        this.reset = reset;
        this.entry = entry;
        this.device = device;
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
    String confirm(
            Practice practice,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var secret = new Secret(token);
        var asked = reset.asked(secret);
        if (asked.isEmpty()) {
            return ended(response);
        }
        var email = asked.get().email();
        var now = new Credentials(email, password, request.getRemoteAddr(), device.of(request));
        if (!reset.confirm(secret, now)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(token, "This is not your password now. Please check it.", response, model);
        }
        var person = Person.user(practice, asked.get().userId(), email);
        return "redirect:" + entry.afterLostFactor(request, response, person, ClinicSignIn.HOME);
    }

    private String page(
            String token, @Nullable String problem, HttpServletResponse response, Model model) {
        var asked = reset.asked(new Secret(token));
        if (asked.isEmpty()) {
            return ended(response);
        }
        model.addAttribute("email", asked.get().email());
        model.addAttribute("problem", problem);
        return "clinic/lost-second-step";
    }

    // Unknown, used and expired links look alike.
    private static String ended(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "clinic/link-ended";
    }
}

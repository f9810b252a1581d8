package org.postern.signinpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.PasswordReset;
import org.postern.credentials.UserPasswordReset;
import org.postern.entry.Door;
import org.postern.practice.EmailAddress;
import org.postern.practice.Practice;
import org.postern.web.LastPractice;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for a mail with which to set a new password. Its answer tells nobody who has an account. */
@Controller
@RequestMapping({"/p/{practice}/forgotten-password", "/p/{practice}/clinic/forgotten-password"})
class ForgottenPassword {

    private final PasswordReset patients;
    private final UserPasswordReset users;
    private final LastPractice lastPractice;

    ForgottenPassword(PasswordReset patients, UserPasswordReset users, LastPractice lastPractice) {
        this.patients = patients;
        this.users = users;
        this.lastPractice = lastPractice;
    }

    @GetMapping
    String form(
            Practice practice,
            @RequestParam(required = false) @Nullable String sent,
            HttpServletResponse response,
            Model model) {
        lastPractice.remember(practice, response);
        return sent == null ? page(model, "", null) : "door/password-link-sent";
    }

    @PostMapping
    String ask(
            Practice practice,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var typed = email.strip();
        if (!EmailAddress.isValid(typed)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, email, words.say("forgotten.no-address"));
        }
        var door = Door.of(request);
        if (door == Door.CLINIC) {
            users.ask(typed, request.getRemoteAddr());
        } else {
            patients.ask(typed, request.getRemoteAddr());
        }
        return "redirect:" + door.at(practice) + "/forgotten-password?sent";
    }

    private static String page(Model model, String email, @Nullable String problem) {
        model.addAttribute("email", email);
        model.addAttribute("problem", problem);
        return "door/forgotten-password";
    }
}

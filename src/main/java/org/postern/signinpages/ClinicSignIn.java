package org.postern.signinpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.entry.DeviceCookie;
import org.postern.entry.Door;
import org.postern.entry.Entry;
import org.postern.entry.Person;
import org.postern.practice.Practice;
import org.postern.signin.Credentials;
import org.postern.user.UserSignIn;
import org.postern.web.LastPractice;
import org.postern.web.Sessions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The users' sign-in page of one practice. */
@Controller
@RequestMapping("/p/{practice}/clinic")
class ClinicSignIn {

    static final String HOME = "/clinic";

    private final UserSignIn signIn;
    private final Sessions sessions;
    private final Entry entry;
    private final DeviceCookie device;
    private final LastPractice lastPractice;

    ClinicSignIn(
            UserSignIn signIn,
            Sessions sessions,
            Entry entry,
            DeviceCookie device,
            LastPractice lastPractice) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.entry = entry;
        this.device = device;
        this.lastPractice = lastPractice;
    }

    // The second address is that of a refused form, which somebody may load again.
    @GetMapping({"", "/sign-in"})
    String form(
            Practice practice,
            @RequestParam(defaultValue = HOME) String to,
            @RequestParam(required = false) String kept,
            @RequestParam(required = false) @Nullable String out,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        lastPractice.remember(practice, response);
        model.addAttribute("out", out != null && kept == null);
        return sessions.isSignedIn(request, Actor.Kind.USER, practice.id())
                ? "redirect:" + destination(to)
                : page(model, "", destination(to), kept != null, null);
    }

    @PostMapping("/sign-in")
    String signIn(
            Practice practice,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = HOME) String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var credentials =
                new Credentials(
                        email.strip(), password, request.getRemoteAddr(), device.of(request));
        var user = signIn.signIn(credentials);
        if (user.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    model,
                    email,
                    destination(to),
                    false,
                    "The email or the password is not right. Check both and try again.");
        }
        var person = Person.user(practice, user.get(), credentials.email());
        return "redirect:"
                + entry.afterFirstStep(
                        request, response, person, Entry.Way.PASSWORD, destination(to));
    }

    private static String destination(String wished) {
        return Door.CLINIC.destination(wished);
    }

    private static String page(
            Model model, String email, String to, boolean kept, @Nullable String problem) {
        model.addAttribute("email", email);
        model.addAttribute("to", to);
        model.addAttribute("kept", kept);
        model.addAttribute("problem", problem);
        return "clinic/sign-in";
    }
}

package org.postern.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.entry.DeviceCookie;
import org.postern.entry.Entry;
import org.postern.entry.Person;
import org.postern.patient.PatientSignIn;
import org.postern.practice.Practice;
import org.postern.registration.GettingInSettings;
import org.postern.signin.Credentials;
import org.postern.web.Destination;
import org.postern.web.LastPractice;
import org.postern.web.Sessions;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The patients' sign-in page of one practice. */
@Controller
@RequestMapping("/p/{practice}")
class PortalSignIn {

    private static final String HOME = "/portal/messages";

    private final PatientSignIn signIn;
    private final Sessions sessions;
    private final Entry entry;
    private final DeviceCookie device;
    private final LastPractice lastPractice;
    private final GettingInSettings entrance;

    PortalSignIn(
            PatientSignIn signIn,
            Sessions sessions,
            Entry entry,
            DeviceCookie device,
            LastPractice lastPractice,
            GettingInSettings entrance) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.entry = entry;
        this.device = device;
        this.lastPractice = lastPractice;
        this.entrance = entrance;
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
        var destination = Destination.orElse(to, "/portal", HOME);
        return sessions.isSignedIn(request, Actor.Kind.ACCOUNT, practice.id())
                ? "redirect:" + destination
                : page(model, "", destination, kept != null, null);
    }

    @PostMapping("/sign-in")
    String signIn(
            Practice practice,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = HOME) String to,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var destination = Destination.orElse(to, "/portal", HOME);
        var credentials =
                new Credentials(
                        email.strip(), password, request.getRemoteAddr(), device.of(request));
        var account = signIn.signIn(credentials);
        if (account.isEmpty() && signIn.hasEnded(credentials)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "portal/access-ended";
        }
        if (account.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, email, destination, false, words.say("sign-in.wrong"));
        }
        var person = Person.account(practice, account.get(), credentials.email());
        return "redirect:"
                + entry.afterFirstStep(request, response, person, Entry.Way.PASSWORD, destination);
    }

    private String page(
            Model model, String email, String to, boolean kept, @Nullable String problem) {
        model.addAttribute("email", email);
        model.addAttribute("to", to);
        model.addAttribute("kept", kept);
        model.addAttribute("problem", problem);
        model.addAttribute("registering", entrance.current().registering());
        return "portal/sign-in";
    }
}

package org.postern.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.credentials.PasswordResult;
import org.postern.credentials.UserPasswordChange;
import org.postern.entry.DeviceCookie;
import org.postern.factor.SecondFactors;
import org.postern.signin.Credentials;
import org.postern.signin.PasswordOwner;
import org.postern.signin.PasswordRefusal;
import org.postern.user.OwnSettings;
import org.postern.user.UserAccount;
import org.postern.user.UserIdentity;
import org.postern.web.Sessions;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The signed-in user's own account. */
@Controller
@RequestMapping("/clinic/account")
class OwnAccount {

    private final OwnSettings settings;
    private final UserPasswordChange passwords;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final DeviceCookie device;

    OwnAccount(
            OwnSettings settings,
            UserPasswordChange passwords,
            SecondFactors factors,
            Sessions sessions,
            DeviceCookie device) {
        this.settings = settings;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.device = device;
    }

    // Also at the address of a refused change, which its page reloads.
    @GetMapping({"", "/password"})
    String show(
            UserIdentity user,
            @RequestParam(required = false) @Nullable String saved,
            HttpServletRequest request,
            Model model) {
        return page(user, request, model, Map.of(), saved);
    }

    @PostMapping("/password")
    String changePassword(
            UserIdentity user,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        // With the password alone nobody gets past the second step, here neither.
        if (needsProof(user, request)) {
            return "redirect:/clinic/account/proof?to=/clinic/account";
        }
        var now =
                new Credentials(
                        user.account().email(), old, request.getRemoteAddr(), device.of(request));
        var result = passwords.change(user.account(), now, password);
        if (result instanceof PasswordResult.Changed) {
            // A session that somebody else has must not outlive the password.
            sessions.renewAlone(request, Actor.Kind.USER, user.id());
            return "redirect:/clinic/account?saved=password";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var problems =
                result instanceof PasswordResult.Refused refused
                        ? Map.of("password", sentence(refused.refusal()))
                        : Map.of("old", "This is not your password now. Please check it.");
        return page(user, request, model, problems, null);
    }

    private boolean needsProof(UserIdentity user, HttpServletRequest request) {
        return factors.of(user.id()).any()
                && !sessions.provedWithin(request, Duration.ofMinutes(10));
    }

    /** The owner of a user's password. */
    static PasswordOwner owner(UserAccount user) {
        return PasswordOwner.of(user.name(), user.email());
    }

    /** Why a password is not taken, and what to do. */
    static String sentence(PasswordRefusal refusal) {
        return Words.of(Language.ENGLISH).say(refusal.key(), refusal.limit());
    }

    @PostMapping("/shortcuts")
    String setShortcuts(UserIdentity user, @RequestParam(defaultValue = "off") String shortcuts) {
        settings.setShortcuts(user.id(), shortcuts.equals("on"));
        return "redirect:/clinic/account?saved=shortcuts";
    }

    private String page(
            UserIdentity user,
            HttpServletRequest request,
            Model model,
            Map<String, String> problems,
            @Nullable String saved) {
        model.addAttribute("needsProof", needsProof(user, request));
        model.addAttribute("factors", factors.of(user.id()));
        model.addAttribute("problems", problems);
        model.addAttribute("saved", saved);
        return "clinic/account";
    }
}

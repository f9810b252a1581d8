package org.postern.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.signin.Credentials;
import org.postern.signin.Passwords;
import org.postern.user.OwnSettings;
import org.postern.user.UserIdentity;
import org.postern.web.Sessions;
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

    static final String UNACCEPTABLE =
            "Use at least 15 letters, numbers or signs. A short sentence works well.";

    private final OwnSettings settings;
    private final Sessions sessions;

    OwnAccount(OwnSettings settings, Sessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    // Also at the address of a refused change, which its page reloads.
    @GetMapping({"", "/password"})
    String show(@RequestParam(required = false) @Nullable String saved, Model model) {
        return page(model, Map.of(), saved);
    }

    @PostMapping("/password")
    String changePassword(
            UserIdentity user,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var problems = new LinkedHashMap<String, String>();
        if (!Passwords.isAcceptable(password)) {
            problems.put("password", UNACCEPTABLE);
        } else {
            var now = new Credentials(user.account().email(), old, request.getRemoteAddr());
            if (!settings.changePassword(user.id(), now, password)) {
                problems.put("old", "This is not your password now. Please check it.");
            }
        }
        if (problems.isEmpty()) {
            // A session that somebody else has must not outlive the password.
            sessions.beginAlone(request, Actor.Kind.USER, user.practiceId(), user.id());
            return "redirect:/clinic/account?saved=password";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, problems, null);
    }

    @PostMapping("/shortcuts")
    String setShortcuts(UserIdentity user, @RequestParam(defaultValue = "off") String shortcuts) {
        settings.setShortcuts(user.id(), shortcuts.equals("on"));
        return "redirect:/clinic/account?saved=shortcuts";
    }

    private static String page(Model model, Map<String, String> problems, @Nullable String saved) {
        model.addAttribute("problems", problems);
        model.addAttribute("saved", saved);
        return "clinic/account";
    }
}

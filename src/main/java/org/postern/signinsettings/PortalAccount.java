package org.postern.signinsettings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.credentials.PasswordChange;
import org.postern.credentials.PasswordResult;
import org.postern.entry.DeviceCookie;
import org.postern.factor.SecondFactors;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PortalAccess;
import org.postern.signin.Credentials;
import org.postern.web.Sessions;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The patient's own account. */
@Controller
@RequestMapping("/portal/account")
class PortalAccount {

    private static final String PROVE =
            "redirect:/portal/account/proof?to=/portal/account/password";

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final PasswordChange passwordChange;
    private final SecondFactors factors;
    private final PortalAccess access;
    private final DeviceCookie device;
    private final Sessions sessions;

    PortalAccount(
            PasswordChange passwordChange,
            SecondFactors factors,
            PortalAccess access,
            DeviceCookie device,
            Sessions sessions) {
        this.device = device;
        this.passwordChange = passwordChange;
        this.factors = factors;
        this.access = access;
        this.sessions = sessions;
    }

    // Also at the address of a refused change, which its page reloads and refreshes.
    @GetMapping({"", "/password"})
    String show(
            PatientIdentity patient,
            @RequestParam(required = false) @Nullable String changed,
            @RequestParam(required = false) @Nullable String saved,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("saved", saved);
        return page(patient, request, model, Map.of(), changed != null);
    }

    @PostMapping("/password")
    String changePassword(
            PatientIdentity patient,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        // With the password alone nobody gets past the second step, here neither.
        if (needsProof(patient, request)) {
            return PROVE;
        }
        var problems = new LinkedHashMap<String, String>();
        var now =
                new Credentials(patient.email(), old, request.getRemoteAddr(), device.of(request));
        var result = passwordChange.change(patient, now, password);
        if (result instanceof PasswordResult.Refused refused) {
            var refusal = refused.refusal();
            problems.put("password", words.say(refusal.key(), refusal.limit()));
        } else if (result instanceof PasswordResult.WrongNow) {
            problems.put("old", words.say("account.old-wrong"));
        }
        if (problems.isEmpty()) {
            // A session that somebody else has must not outlive the password.
            sessions.renewAlone(request, Actor.Kind.ACCOUNT, patient.accountId());
            return "redirect:/portal/account?changed";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(patient, request, model, problems, false);
    }

    private boolean needsProof(PatientIdentity patient, HttpServletRequest request) {
        return factors.of(patient.accountId()).any() && !sessions.provedWithin(request, GOOD_FOR);
    }

    private String page(
            PatientIdentity patient,
            HttpServletRequest request,
            Model model,
            Map<String, String> problems,
            boolean changed) {
        model.addAttribute("needsProof", needsProof(patient, request));
        model.addAttribute("factors", factors.of(patient.accountId()));
        model.addAttribute("readers", OtherReaders.of(patient, access));
        model.addAttribute("problems", problems);
        model.addAttribute("changed", changed);
        return "portal/account";
    }
}

package org.postern.signinpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.postern.audit.Actor;
import org.postern.entry.Entry;
import org.postern.entry.Person;
import org.postern.factor.PasskeyAnswer;
import org.postern.factor.PasskeyChallenges;
import org.postern.factor.PasskeySignIns;
import org.postern.patient.PortalAccounts;
import org.postern.practice.Practice;
import org.postern.registration.GettingInSettings;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.web.Destination;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signs in with a passkey, which needs no password. */
@Controller
@RequestMapping("/p/{practice}/passkey")
class PasskeySignIn {

    private static final String HOME = "/portal/messages";

    private final PasskeySignIns passkeys;
    private final PasskeyChallenges challenges;
    private final PortalAccounts accounts;
    private final Entry entry;
    private final Throttle throttle;
    private final GettingInSettings entrance;

    PasskeySignIn(
            PasskeySignIns passkeys,
            PasskeyChallenges challenges,
            PortalAccounts accounts,
            Entry entry,
            Throttle throttle,
            GettingInSettings entrance) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.accounts = accounts;
        this.entry = entry;
        this.throttle = throttle;
        this.entrance = entrance;
    }

    /** What this browser's passkey is to sign. */
    @PostMapping(path = "/challenge", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String challenge(Practice practice, HttpServletRequest request) {
        throttle.countAndCheck(
                AttemptLimit.PASSKEYS_FROM_ADDRESS, Throttle.network(request.getRemoteAddr()));
        return challenges.make(PasskeyChallenges.Purpose.SIGN_IN, request.getSession(true).getId());
    }

    @PostMapping
    String signIn(
            Practice practice,
            PasskeyAnswer answer,
            @RequestParam(defaultValue = HOME) String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        throttle.countAndCheck(
                AttemptLimit.PASSKEYS_FROM_ADDRESS, Throttle.network(request.getRemoteAddr()));
        var destination = Destination.orElse(to, "/portal", HOME);
        var session = request.getSession(false);
        var person =
                session == null
                        ? Optional.<Person>empty()
                        : passkeys.signIn(Actor.Kind.ACCOUNT, answer, session.getId())
                                .flatMap(accounts::identify)
                                .map(
                                        patient ->
                                                Person.account(
                                                        practice,
                                                        patient.accountId(),
                                                        patient.email()));
        if (person.isPresent()) {
            return "redirect:" + entry.afterPasskey(request, response, person.get(), destination);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("email", "");
        model.addAttribute("to", destination);
        model.addAttribute("kept", false);
        model.addAttribute("registering", entrance.current().registering());
        model.addAttribute("problem", words.say("passkey.refused"));
        return "portal/sign-in";
    }
}

package org.postern.signinpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.postern.entry.Door;
import org.postern.entry.Entry;
import org.postern.factor.PasskeyAnswer;
import org.postern.factor.PasskeyChallenges;
import org.postern.factor.PasskeySignIns;
import org.postern.practice.Practice;
import org.postern.registration.GettingInSettings;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.transport.Networks;
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
@RequestMapping({"/p/{practice}/passkey", "/p/{practice}/clinic/passkey"})
class PasskeySignIn {

    private final PasskeySignIns passkeys;
    private final PasskeyChallenges challenges;
    private final People people;
    private final Entry entry;
    private final Throttle throttle;
    private final GettingInSettings entrance;

    PasskeySignIn(
            PasskeySignIns passkeys,
            PasskeyChallenges challenges,
            People people,
            Entry entry,
            Throttle throttle,
            GettingInSettings entrance) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.people = people;
        this.entry = entry;
        this.throttle = throttle;
        this.entrance = entrance;
    }

    /** What this browser's passkey is to sign. */
    @PostMapping(path = "/challenge", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String challenge(Practice practice, HttpServletRequest request) {
        throttle.countAndCheck(
                AttemptLimit.PASSKEYS_FROM_ADDRESS, Networks.of(request.getRemoteAddr()));
        return challenges.make(PasskeyChallenges.Purpose.SIGN_IN, request.getSession(true).getId());
    }

    @PostMapping
    String signIn(
            Practice practice,
            PasskeyAnswer answer,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        throttle.countAndCheck(
                AttemptLimit.PASSKEYS_FROM_ADDRESS, Networks.of(request.getRemoteAddr()));
        var door = Door.of(request);
        var destination = door.destination(to);
        var session = request.getSession(false);
        var person =
                Optional.ofNullable(session)
                        .flatMap(one -> passkeys.signIn(door.kind(), answer, one.getId()))
                        .flatMap(id -> people.find(practice, door.kind(), id));
        if (person.isPresent()) {
            return "redirect:" + entry.afterPasskey(request, response, person.get(), destination);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("email", "");
        model.addAttribute("to", destination);
        model.addAttribute("kept", false);
        model.addAttribute("problem", words.say("passkey.refused"));
        if (door == Door.CLINIC) {
            return "clinic/sign-in";
        }
        model.addAttribute("registering", entrance.current().registering());
        return "portal/sign-in";
    }
}

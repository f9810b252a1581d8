package org.postern.signinsettings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.FactorReset;
import org.postern.enrolment.Enrolment;
import org.postern.entry.AsksForProof;
import org.postern.entry.Door;
import org.postern.factor.FactorOwner;
import org.postern.factor.PasskeyAnswer;
import org.postern.factor.PasskeyChallenges;
import org.postern.factor.Passkeys;
import org.postern.factor.RelyingParty;
import org.postern.factor.SecondFactors;
import org.postern.heavywork.WorkBusy;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.signin.TooManyAttempts;
import org.postern.web.Sessions;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Somebody's passkeys: add one, and call it by a name. */
@Controller
@RequestMapping({"/portal/account/passkeys", "/clinic/account/passkeys"})
class PasskeysPage {

    private static final int LONGEST_NAME = 60;

    private final Passkeys passkeys;
    private final FactorReset reset;
    private final PasskeyChallenges challenges;
    private final NewCodes codes;
    private final SecondFactors factors;
    private final RelyingParty party;
    private final Sessions sessions;
    private final Throttle throttle;

    PasskeysPage(
            Passkeys passkeys,
            FactorReset reset,
            PasskeyChallenges challenges,
            NewCodes codes,
            SecondFactors factors,
            RelyingParty party,
            Sessions sessions,
            Throttle throttle) {
        this.throttle = throttle;
        this.passkeys = passkeys;
        this.reset = reset;
        this.challenges = challenges;
        this.codes = codes;
        this.factors = factors;
        this.party = party;
        this.sessions = sessions;
    }

    @GetMapping
    @AsksForProof(minutes = 10)
    String show(
            FactorOwner owner,
            @RequestParam(required = false) @Nullable String added,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("added", added != null);
        return page(owner, null, request, model);
    }

    /** What the new passkey is to sign. */
    @PostMapping(path = "/challenge", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String challenge(FactorOwner owner, HttpServletRequest request) {
        throttle.countAndCheck(AttemptLimit.NEW_PASSKEYS_OF_ACCOUNT, owner.id().toString());
        return challenges.make(PasskeyChallenges.Purpose.REGISTER, request.getSession().getId());
    }

    @PostMapping
    @AsksForProof(minutes = 10)
    String add(
            FactorOwner owner,
            PasskeyAnswer answer,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var called = name.isBlank() ? words.say("passkey.first-name") : shorten(name);
        if (!isAdded(owner, called, answer, request)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(owner, words.say("passkey.not-added"), request, model);
        }
        Enrolment.HERE.keep(request);
        // More is open to this session from now on: under an id that nobody knows yet.
        sessions.prove(request);
        if (factors.of(owner.id()).codesLeft() > 0) {
            return list(owner) + "?added";
        }
        model.addAttribute("added", true);
        // Shown in the answer to this post, and never again.
        try {
            model.addAttribute("codes", codes.make(owner));
        } catch (WorkBusy | TooManyAttempts e) {
            // The factor is there: what is missing is asked for by itself.
            return "redirect:" + Door.of(owner.kind()).account() + "/recovery-codes";
        }
        return "own/recovery-codes";
    }

    private boolean isAdded(
            FactorOwner owner, String name, PasskeyAnswer answer, HttpServletRequest request) {
        var session = request.getSession().getId();
        return inPlaceOfLost(request)
                ? reset.replace(owner, () -> passkeys.register(owner, name, answer, session))
                : passkeys.register(owner, name, answer, session);
    }

    private static boolean inPlaceOfLost(HttpServletRequest request) {
        return Enrolment.of(request) == Enrolment.IN_PLACE_OF_LOST;
    }

    @PostMapping("/{passkeyId}/name")
    String rename(
            FactorOwner owner,
            @PathVariable UUID passkeyId,
            @RequestParam(defaultValue = "") String name) {
        if (!name.isBlank()) {
            passkeys.rename(owner, passkeyId, shorten(name));
        }
        return list(owner);
    }

    private static String shorten(String name) {
        var clean = name.strip().replaceAll("\\p{Cntrl}", " ");
        return clean.codePointCount(0, clean.length()) <= LONGEST_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME));
    }

    static String list(FactorOwner owner) {
        return "redirect:" + Door.of(owner.kind()).account() + "/passkeys";
    }

    private String page(
            FactorOwner owner, @Nullable String problem, HttpServletRequest request, Model model) {
        // Lost ones go as soon as there is a new one.
        model.addAttribute(
                "passkeys", inPlaceOfLost(request) ? List.of() : passkeys.of(owner.id()));
        model.addAttribute("email", owner.email());
        model.addAttribute("handle", handle(owner.id()));
        model.addAttribute("host", party.host());
        model.addAttribute("problem", problem);
        return "own/passkeys";
    }

    // By which an authenticator knows the account; it must tell nothing of the person.
    private static String handle(UUID ownerId) {
        var bytes = ByteBuffer.allocate(16);
        bytes.putLong(ownerId.getMostSignificantBits());
        bytes.putLong(ownerId.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}

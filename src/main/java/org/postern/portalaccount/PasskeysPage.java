package org.postern.portalaccount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.factor.PasskeyAnswer;
import org.postern.factor.PasskeyChallenges;
import org.postern.factor.Passkeys;
import org.postern.factor.RecoveryCodes;
import org.postern.factor.RelyingParty;
import org.postern.factor.SecondFactors;
import org.postern.patient.PatientIdentity;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
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

/** The patient's passkeys: add one, and call it by a name. */
@Controller
@RequestMapping("/portal/account/passkeys")
class PasskeysPage {

    private static final String PAGE = "redirect:/portal/account/passkeys";
    private static final int LONGEST_NAME = 60;

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final RecoveryCodes codes;
    private final SecondFactors factors;
    private final RelyingParty party;
    private final Proof proof;
    private final Throttle throttle;

    PasskeysPage(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            RecoveryCodes codes,
            SecondFactors factors,
            RelyingParty party,
            Proof proof,
            Throttle throttle) {
        this.throttle = throttle;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.codes = codes;
        this.factors = factors;
        this.party = party;
        this.proof = proof;
    }

    @GetMapping
    String show(
            PatientIdentity patient,
            @RequestParam(required = false) @Nullable String added,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("added", added != null);
        return proof.missing(request, "passkeys").orElseGet(() -> page(patient, null, model));
    }

    /** What the new passkey is to sign. */
    @PostMapping(path = "/challenge", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String challenge(PatientIdentity patient, HttpServletRequest request) {
        throttle.countAndCheck(
                AttemptLimit.NEW_PASSKEYS_OF_ACCOUNT, patient.accountId().toString());
        return challenges.make(PasskeyChallenges.Purpose.REGISTER, request.getSession().getId());
    }

    @PostMapping
    String add(
            PatientIdentity patient,
            PasskeyAnswer answer,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var missing = proof.missing(request, "passkeys");
        if (missing.isPresent()) {
            return missing.get();
        }
        var owner = Owners.of(patient);
        var called = name.isBlank() ? words.say("passkey.first-name") : shorten(name);
        if (!passkeys.register(owner, called, answer, request.getSession().getId())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patient, words.say("passkey.not-added"), model);
        }
        if (factors.of(patient.accountId()).codesLeft() > 0) {
            return PAGE + "?added";
        }
        model.addAttribute("added", true);
        // Shown in the answer to this post, and never again.
        model.addAttribute("codes", codes.renew(owner));
        return "portal/recovery-codes";
    }

    @PostMapping("/{passkeyId}/name")
    String rename(
            PatientIdentity patient,
            @PathVariable UUID passkeyId,
            @RequestParam(defaultValue = "") String name) {
        if (!name.isBlank()) {
            passkeys.rename(Owners.of(patient), passkeyId, shorten(name));
        }
        return PAGE;
    }

    private static String shorten(String name) {
        var clean = name.strip().replaceAll("\\p{Cntrl}", " ");
        return clean.codePointCount(0, clean.length()) <= LONGEST_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME));
    }

    private String page(PatientIdentity patient, @Nullable String problem, Model model) {
        model.addAttribute("passkeys", passkeys.of(patient.accountId()));
        model.addAttribute("handle", handle(patient.accountId()));
        model.addAttribute("host", party.host());
        model.addAttribute("problem", problem);
        return "portal/passkeys";
    }

    // By which an authenticator knows the account; it must tell nothing of the person.
    private static String handle(UUID accountId) {
        var bytes = ByteBuffer.allocate(16);
        bytes.putLong(accountId.getMostSignificantBits());
        bytes.putLong(accountId.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}

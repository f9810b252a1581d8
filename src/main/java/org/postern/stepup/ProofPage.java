package org.postern.stepup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.postern.entry.Door;
import org.postern.factor.FactorOwner;
import org.postern.factor.PasskeyAnswer;
import org.postern.factor.SecondFactors;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks a signed-in person again for all that signing in needs (ASVS 7.5.1, 7.5.3). */
@Controller
@RequestMapping({"/portal/account/proof", "/clinic/account/proof"})
class ProofPage {

    private final Proofs proofs;
    private final KeptForms forms;
    private final SecondFactors factors;

    ProofPage(Proofs proofs, KeptForms forms, SecondFactors factors) {
        this.proofs = proofs;
        this.forms = forms;
        this.factors = factors;
    }

    @GetMapping
    String form(FactorOwner owner, @RequestParam(defaultValue = "") String to, Model model) {
        return page(owner, to, "", Map.of(), model);
    }

    @PostMapping
    String prove(
            FactorOwner owner,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var outcome = proofs.prove(request, owner, password, code);
        if (outcome == Proofs.Outcome.PROVED) {
            return goOn(owner, to, kept, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var problems =
                outcome == Proofs.Outcome.WRONG_PASSWORD
                        ? Map.of("password", words.say("account.old-wrong"))
                        : Map.of("code", words.say("second-step.wrong"));
        return page(owner, to, kept, problems, model);
    }

    /** With a passkey in place of password and code. */
    @PostMapping("/passkey")
    String prove(
            FactorOwner owner,
            PasskeyAnswer answer,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        if (proofs.prove(request, owner, answer)) {
            return goOn(owner, to, kept, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(owner, to, kept, Map.of("", words.say("passkey.refused")), model);
    }

    // What was posted before is posted by the person again, with one press.
    private String goOn(FactorOwner owner, String to, String kept, Model model) {
        var form = forms.open(owner.id(), kept);
        if (form.isEmpty()) {
            return "redirect:" + destination(owner, to);
        }
        model.addAttribute("form", form.get());
        return "own/proved";
    }

    private static String destination(FactorOwner owner, String wished) {
        var door = Door.of(owner.kind());
        var destination = door.destination(wished);
        return destination.equals(door.home()) ? door.account() : destination;
    }

    private String page(
            FactorOwner owner, String to, String kept, Map<String, String> problems, Model model) {
        model.addAttribute(
                "proof",
                new ProofView(
                        owner.email(),
                        factors.of(owner.id()),
                        destination(owner, to),
                        kept,
                        problems));
        return "own/proof";
    }
}

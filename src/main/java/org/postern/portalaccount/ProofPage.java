package org.postern.portalaccount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.entry.DeviceCookie;
import org.postern.factor.FactorOwner;
import org.postern.factor.SecondFactors;
import org.postern.factor.SecondStep;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PatientSignIn;
import org.postern.signin.Credentials;
import org.postern.web.Destination;
import org.postern.web.Sessions;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks a signed-in patient again for all that signing in needs (ASVS 7.5.1). */
@Controller
@RequestMapping("/portal/account/proof")
class ProofPage {

    private static final String ACCOUNT = "/portal/account";

    private final PatientSignIn signIn;
    private final SecondFactors factors;
    private final SecondStep secondStep;
    private final DeviceCookie device;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ProofPage(
            PatientSignIn signIn,
            SecondFactors factors,
            SecondStep secondStep,
            DeviceCookie device,
            Sessions sessions,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.signIn = signIn;
        this.factors = factors;
        this.secondStep = secondStep;
        this.device = device;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping
    String form(
            PatientIdentity patient, @RequestParam(defaultValue = ACCOUNT) String to, Model model) {
        return page(patient, to, Map.of(), model);
    }

    @PostMapping
    String prove(
            PatientIdentity patient,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = ACCOUNT) String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Words words,
            Model model) {
        var own = device.of(request);
        var now = new Credentials(patient.email(), password, request.getRemoteAddr(), own);
        if (signIn.signIn(now).filter(patient.accountId()::equals).isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patient, to, Map.of("password", words.say("account.old-wrong")), model);
        }
        var owner = new FactorOwner(Actor.Kind.ACCOUNT, patient.accountId(), patient.email());
        if (factors.of(patient.accountId()).any() && !secondStep.passes(owner, code, own)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patient, to, Map.of("code", words.say("second-step.wrong")), model);
        }
        sessions.prove(request);
        transaction.executeWithoutResult(
                status ->
                        audit.record(
                                AuditEvent.allowed(AuditAction.PROVE_IDENTITY)
                                        .on("account", patient.accountId())));
        return "redirect:" + Destination.orElse(to, ACCOUNT, ACCOUNT);
    }

    private String page(
            PatientIdentity patient, String to, Map<String, String> problems, Model model) {
        model.addAttribute("factors", factors.of(patient.accountId()));
        model.addAttribute("to", Destination.orElse(to, ACCOUNT, ACCOUNT));
        model.addAttribute("problems", problems);
        return "portal/proof";
    }
}

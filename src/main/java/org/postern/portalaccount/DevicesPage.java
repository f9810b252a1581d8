package org.postern.portalaccount;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.factor.SecondFactors;
import org.postern.patient.PatientIdentity;
import org.postern.practice.Practices;
import org.postern.signin.SignInHistory;
import org.postern.web.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the patient is signed in now, and what happened at the door in the last 90 days. */
@Controller
@RequestMapping("/portal/account/devices")
class DevicesPage {

    private static final String PAGE = "redirect:/portal/account/devices";
    private static final int MOST = 100;

    private final Sessions sessions;
    private final SignInHistory history;
    private final SecondFactors factors;
    private final Practices practices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    DevicesPage(
            Sessions sessions,
            SignInHistory history,
            SecondFactors factors,
            Practices practices,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.sessions = sessions;
        this.history = history;
        this.factors = factors;
        this.practices = practices;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping
    String show(
            PatientIdentity patient,
            @RequestParam(required = false) @Nullable String ended,
            HttpServletRequest request,
            Model model) {
        model.addAttribute(
                "sessions", sessions.open(request, Actor.Kind.ACCOUNT, patient.accountId()));
        model.addAttribute("past", history.newest(patient.accountId(), MOST));
        model.addAttribute("secondStep", factors.of(patient.accountId()).any());
        model.addAttribute("ended", ended != null);
        return "portal/devices";
    }

    /** Signs one device out. */
    @PostMapping("/one")
    String endOne(
            PatientIdentity patient,
            @RequestParam(defaultValue = "") String session,
            HttpServletRequest request) {
        sessions.end(Actor.Kind.ACCOUNT, patient.accountId(), session);
        record(patient);
        return PAGE + "?ended";
    }

    /** Signs out all devices but this one. */
    @PostMapping("/others")
    String endOthers(PatientIdentity patient, HttpServletRequest request) {
        sessions.endOthers(request, Actor.Kind.ACCOUNT, patient.accountId());
        record(patient);
        return PAGE + "?ended";
    }

    /** Signs out everywhere, here too. */
    @PostMapping("/all")
    String endAll(PatientIdentity patient, HttpServletRequest request) {
        record(patient);
        sessions.end(request);
        sessions.endAll(Actor.Kind.ACCOUNT, patient.accountId());
        return "redirect:" + practices.get(patient.practiceId()).portalPath() + "?out";
    }

    private void record(PatientIdentity patient) {
        transaction.executeWithoutResult(
                status ->
                        audit.record(
                                AuditEvent.allowed(AuditAction.END_SESSIONS)
                                        .on("account", patient.accountId())));
    }
}

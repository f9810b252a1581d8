package org.postern.signinsettings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.entry.Door;
import org.postern.factor.FactorOwner;
import org.postern.factor.SecondFactors;
import org.postern.practice.Practices;
import org.postern.signin.SignInHistory;
import org.postern.web.SessionEnds;
import org.postern.web.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody is signed in now, and what happened at the door in the last 90 days. */
@Controller
@RequestMapping({"/portal/account/devices", "/clinic/account/devices"})
class DevicesPage {

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
            FactorOwner owner,
            @RequestParam(required = false) @Nullable String ended,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("sessions", sessions.open(request, owner.kind(), owner.id()));
        model.addAttribute("past", history.newest(owner.id(), MOST));
        model.addAttribute("secondStep", factors.of(owner.id()).any());
        model.addAttribute("ended", ended != null);
        return "own/devices";
    }

    /** Signs one device out. */
    @PostMapping("/one")
    String endOne(
            FactorOwner owner,
            @RequestParam(defaultValue = "") String session,
            HttpServletRequest request) {
        sessions.end(owner.kind(), owner.id(), session);
        record(owner);
        return list(owner);
    }

    /** Signs out all devices but this one. */
    @PostMapping("/others")
    String endOthers(FactorOwner owner, HttpServletRequest request) {
        sessions.endOthers(request, owner.kind(), owner.id());
        record(owner);
        return list(owner);
    }

    /** Signs out everywhere, here too. */
    @PostMapping("/all")
    String endAll(FactorOwner owner, HttpServletRequest request, HttpServletResponse response) {
        record(owner);
        sessions.end(request);
        sessions.endAll(owner.kind(), owner.id());
        SessionEnds.clearSiteData(response);
        var practice = practices.get(CurrentPractice.id());
        return "redirect:" + Door.of(owner.kind()).at(practice) + "?out";
    }

    private static String list(FactorOwner owner) {
        return "redirect:" + Door.of(owner.kind()).account() + "/devices?ended";
    }

    private void record(FactorOwner owner) {
        transaction.executeWithoutResult(
                status ->
                        audit.record(
                                AuditEvent.allowed(AuditAction.END_SESSIONS)
                                        .on("account", owner.id())));
    }
}

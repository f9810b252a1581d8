package org.postern.auditpages;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.auditlog.AuditLog;
import org.postern.auditlog.AuditRow;
import org.postern.database.CurrentPractice;
import org.postern.patient.Patient;
import org.postern.patient.Patients;
import org.postern.practice.Practices;
import org.postern.reach.PossibleReaders;
import org.postern.sealing.Verification;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.threadlist.SavedSearches;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Security > Audit log. */
@Controller
@RequestMapping(AuditLogPages.ADDRESS)
class AuditLogPages {

    static final String ADDRESS = "/settings/security/audit";

    private static final int MOST_FOUND = 20;
    private static final int LONGEST_WORDS = 500;

    private final AuditLog log;
    private final PossibleReaders possible;
    private final Verification verification;
    private final Patients patients;
    private final UserAccounts users;
    private final Practices practices;
    private final SavedSearches searches;
    private final Throttle throttle;

    AuditLogPages(
            AuditLog log,
            PossibleReaders possible,
            Verification verification,
            Patients patients,
            UserAccounts users,
            Practices practices,
            SavedSearches searches,
            Throttle throttle) {
        this.log = log;
        this.possible = possible;
        this.verification = verification;
        this.patients = patients;
        this.users = users;
        this.practices = practices;
        this.searches = searches;
        this.throttle = throttle;
    }

    @GetMapping
    String show(
            UserIdentity viewer,
            AuditLogState state,
            @RequestParam(required = false) @Nullable UUID search,
            Model model) {
        var zone = practices.get(CurrentPractice.id()).timeZone();
        var patientId = state.patient();
        var patient = patientId == null ? null : patients.get(patientId);
        var found =
                log.page(state.filter(zone), state.column(), state.descending(), state.number());
        var all = users.all();
        var more = found.size() > AuditLog.PAGE_SIZE;
        model.addAttribute(
                "log",
                new AuditLogView(
                        state,
                        more ? found.subList(0, AuditLog.PAGE_SIZE) : found,
                        more,
                        all,
                        patient,
                        actorName(state.user(), all, found),
                        search == null ? null : found(viewer, search),
                        sealing()));
        return "clinic/audit-log";
    }

    private SealingView sealing() {
        return new SealingView(
                verification.head().orElse(null),
                verification.last().orElse(null),
                verification.waiting());
    }

    private static @Nullable String actorName(
            @Nullable UUID id, List<UserAccount> users, List<AuditRow> rows) {
        if (id == null || users.stream().anyMatch(one -> one.id().equals(id))) {
            return null;
        }
        return rows.stream().findFirst().map(AuditRow::who).orElse("this account");
    }

    private List<Patient> found(UserIdentity viewer, UUID search) {
        var words = searches.find(viewer, search).orElse("");
        return words.isBlank() ? List.of() : patients.find(words, null, MOST_FOUND).patients();
    }

    /** Names are posted: no address or log ever holds them. */
    @PostMapping("/searches")
    String search(
            UserIdentity viewer,
            AuditLogState state,
            @RequestParam(defaultValue = "") String words) {
        if (words.isBlank()) {
            return "redirect:" + state.about(null);
        }
        var kept = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        return "redirect:" + state.searching(searches.save(viewer, kept));
    }

    @GetMapping("/readers")
    String readers(@RequestParam UUID patient, Model model) {
        model.addAttribute("patient", patients.get(patient));
        model.addAttribute("readers", log.readers(patient));
        model.addAttribute("possible", possible.of(patient));
        model.addAttribute("conversations", possible.conversations(patient));
        return "clinic/audit-readers";
    }

    @PostMapping("/verification")
    String verify(UserIdentity viewer) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, viewer.id().toString());
        verification.checkAndKeep();
        return "redirect:" + ADDRESS + "#sealing";
    }
}

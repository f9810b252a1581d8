package org.postern.patients;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.patient.Patients;
import org.postern.retention.LegalHolds;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Actions > Legal hold: nothing of the patient is deleted while it lasts. */
@AsksForProof
@Controller
@RequestMapping("/patients/{patientId}/hold")
class PatientHold {

    private final Patients patients;
    private final LegalHolds holds;

    PatientHold(Patients patients, LegalHolds holds) {
        this.patients = patients;
        this.holds = holds;
    }

    @GetMapping
    String show(
            @PathVariable UUID patientId,
            @RequestParam(required = false) @Nullable String lifted,
            Model model) {
        model.addAttribute("lifted", lifted != null);
        return page(patientId, "", null, model);
    }

    @PostMapping
    String place(
            UserIdentity user,
            @PathVariable UUID patientId,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        var problem = problem(reason.strip());
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patientId, reason, problem, model);
        }
        holds.place(patients.get(patientId).id(), reason.strip(), user);
        return "redirect:/patients/" + patientId + "/hold";
    }

    @GetMapping("/end")
    String askToLift(@PathVariable UUID patientId, Model model) {
        return holds.of(patients.get(patientId).id()).isEmpty()
                ? "redirect:/patients/" + patientId + "/hold"
                : lifting(patientId, "", null, model);
    }

    @PostMapping("/end")
    String lift(
            UserIdentity user,
            @PathVariable UUID patientId,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        var problem = problem(reason.strip());
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return lifting(patientId, reason, problem, model);
        }
        var lifted = holds.lift(patients.get(patientId).id(), reason.strip(), user);
        return "redirect:/patients/" + patientId + "/hold" + (lifted == 0 ? "" : "?lifted");
    }

    private String lifting(UUID patientId, String reason, @Nullable String problem, Model model) {
        page(patientId, reason, problem, model);
        return "clinic/patient-hold-end";
    }

    private static @Nullable String problem(String reason) {
        if (reason.isEmpty()) {
            return "Enter why, such as the number of the case.";
        }
        return reason.codePointCount(0, reason.length()) > LegalHolds.LONGEST_REASON
                ? "Shorten it to %d characters.".formatted(LegalHolds.LONGEST_REASON)
                : null;
    }

    private String page(UUID patientId, String reason, @Nullable String problem, Model model) {
        model.addAttribute("patient", patients.open(patientId));
        model.addAttribute("holds", holds.of(patientId));
        model.addAttribute("earlier", holds.lifted(patientId));
        model.addAttribute("reason", reason);
        model.addAttribute("problem", problem);
        return "clinic/patient-hold";
    }
}

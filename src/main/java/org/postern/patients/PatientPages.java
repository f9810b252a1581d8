package org.postern.patients;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.entry.AsksForProof;
import org.postern.patient.Patient;
import org.postern.patient.Patients;
import org.postern.patient.RecordNumberTaken;
import org.postern.practice.Practices;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of patients, and adding or changing one. */
@Controller
@RequestMapping("/patients")
class PatientPages {

    private final Patients patients;
    private final PatientFinder finder;
    private final Practices practices;
    private final Clock clock;

    PatientPages(Patients patients, PatientFinder finder, Practices practices, Clock clock) {
        this.patients = patients;
        this.finder = finder;
        this.practices = practices;
        this.clock = clock;
    }

    @GetMapping
    String list(
            UserIdentity user,
            @RequestParam(required = false) UUID search,
            @RequestParam(required = false) UUID after,
            Model model) {
        model.addAttribute("found", finder.find(user, search, after));
        return "clinic/patients";
    }

    @PostMapping("/searches")
    String search(UserIdentity user, @RequestParam(defaultValue = "") String words) {
        return words.isBlank()
                ? "redirect:/patients"
                : "redirect:/patients?search=" + finder.save(user, words);
    }

    @GetMapping("/new")
    String addForm(Model model) {
        return form(model, PatientForm.empty(), Map.of(), null);
    }

    /**
     * Adds a patient; whoever may be there already is shown first.
     *
     * @param anyway the form's likeness once it is clear that this is somebody else
     */
    @PostMapping("/new")
    String add(
            PatientForm form,
            @RequestParam(required = false) @Nullable String anyway,
            HttpServletResponse response,
            Model model) {
        var alike =
                !form.likeness().equals(anyway) && form.problems(today()).isEmpty()
                        ? patients.alike(form.details())
                        : List.<Patient>of();
        if (!alike.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("alike", finder.rows(alike));
            return form(model, form, Map.of(), null);
        }
        return save(form, response, model, null, valid -> patients.add(valid.details()));
    }

    // Invitations go to the address that stands there.
    @AsksForProof
    @GetMapping("/{patientId}/details")
    String changeForm(@PathVariable UUID patientId, Model model) {
        return form(model, PatientForm.of(patients.open(patientId)), Map.of(), patientId);
    }

    @AsksForProof
    @PostMapping("/{patientId}/details")
    String change(
            @PathVariable UUID patientId,
            PatientForm form,
            HttpServletResponse response,
            Model model) {
        patients.get(patientId);
        return save(
                form,
                response,
                model,
                patientId,
                valid -> {
                    patients.change(patientId, valid.details());
                    return patientId;
                });
    }

    private String save(
            PatientForm form,
            HttpServletResponse response,
            Model model,
            @Nullable UUID patientId,
            Function<PatientForm, UUID> act) {
        var problems = new HashMap<>(form.problems(today()));
        if (problems.isEmpty()) {
            try {
                return "redirect:/patients/" + act.apply(form) + "/profile";
            } catch (RecordNumberTaken e) {
                problems.put("record", "Another patient has this record number. Check it.");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, form, problems, patientId);
    }

    private LocalDate today() {
        var zone = practices.get(CurrentPractice.id()).timeZone();
        return LocalDate.now(clock.withZone(zone));
    }

    private static String form(
            Model model, PatientForm form, Map<String, String> problems, @Nullable UUID patientId) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("patientId", patientId);
        return "clinic/patient-form";
    }
}

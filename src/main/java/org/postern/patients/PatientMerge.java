package org.postern.patients;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.merge.MergeChoice;
import org.postern.merge.MergeUnchecked;
import org.postern.merge.Merging;
import org.postern.merge.SameRecord;
import org.postern.patient.PatientMerged;
import org.postern.patient.Patients;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Merging another record into this one: find it, look at both, confirm. */
@Controller
@AsksForProof
@RequestMapping("/patients/{patientId}/merge")
class PatientMerge {

    private final Patients patients;
    private final PatientFinder finder;
    private final Merging merging;

    PatientMerge(Patients patients, PatientFinder finder, Merging merging) {
        this.patients = patients;
        this.finder = finder;
        this.merging = merging;
    }

    @GetMapping
    String show(
            UserIdentity user,
            @PathVariable UUID patientId,
            @RequestParam(required = false) UUID search,
            @RequestParam(required = false) UUID with,
            HttpServletResponse response,
            Model model) {
        return with == null
                ? find(patientId, finder.words(user, search), null, model)
                : preview(patientId, with, MergeForm.EMPTY, Map.of(), response, model);
    }

    @PostMapping("/searches")
    String search(
            UserIdentity user,
            @PathVariable UUID patientId,
            @RequestParam(defaultValue = "") String words) {
        var address = "redirect:/patients/" + patients.get(patientId).id() + "/merge";
        return words.isBlank() ? address : address + "?search=" + finder.save(user, words);
    }

    // Without words those who were born on the same day: what is doubled mostly stands there.
    private String find(UUID patientId, String words, @Nullable String problem, Model model) {
        var patient = patients.open(patientId);
        var searched = words.isEmpty() ? patient.dateOfBirth().toString() : words;
        model.addAttribute("patient", patient);
        model.addAttribute("words", words);
        model.addAttribute("rows", others(patientId, searched));
        model.addAttribute("problem", problem);
        return "clinic/patient-merge";
    }

    private List<PatientRow> others(UUID patientId, String words) {
        return finder.first(words).stream()
                .filter(row -> !row.patient().id().equals(patientId))
                .toList();
    }

    private String preview(
            UUID patientId,
            UUID with,
            MergeForm form,
            Map<String, String> problems,
            HttpServletResponse response,
            Model model) {
        // The record of the address may lead on to its survivor, by a redirect.
        patients.get(patientId);
        try {
            model.addAttribute("merge", merging.preview(patientId, with));
            model.addAttribute("form", form);
            model.addAttribute("problems", problems);
            return "clinic/patient-merge-preview";
        } catch (SameRecord | PatientMerged e) {
            return refuse(patientId, e, response, model);
        }
    }

    private String refuse(
            UUID patientId, RuntimeException e, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var problem =
                e instanceof SameRecord
                        ? "This is the same record. Choose the other one."
                        : "The other record was merged already. Choose another one, or none.";
        return find(patientId, "", problem, model);
    }

    @PostMapping
    String merge(
            @PathVariable UUID patientId,
            MergeForm form,
            HttpServletResponse response,
            Model model) {
        patients.get(patientId);
        var with = form.with();
        if (with == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return find(patientId, "", "Choose the other record first.", model);
        }
        var details = form.details();
        if (details == null) {
            var problem = Map.of("details", "Choose whose details stay.");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return preview(patientId, with, form, problem, response, model);
        }
        try {
            var checked = form.checked() != null;
            merging.merge(patientId, with, new MergeChoice(details, form.kept(), checked));
        } catch (MergeUnchecked e) {
            var problem = Map.of("checked", "Check it with the patient, then tick this box.");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return preview(patientId, with, form, problem, response, model);
        } catch (SameRecord | PatientMerged e) {
            return refuse(patientId, e, response, model);
        }
        return "redirect:/patients/" + patientId + "/profile?merged";
    }
}

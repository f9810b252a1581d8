package org.postern.patients;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.entry.AsksForProof;
import org.postern.patient.Deaths;
import org.postern.patient.Patient;
import org.postern.patient.Patients;
import org.postern.patient.TypedDate;
import org.postern.practice.Practices;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Marking a patient deceased, and taking the mark back. */
@AsksForProof
@Controller
@RequestMapping("/patients/{patientId}/death")
class PatientDeath {

    private static final String MISSING = "Enter the date, such as 05/04/2026.";

    private final Patients patients;
    private final Deaths deaths;
    private final Practices practices;
    private final Clock clock;

    PatientDeath(Patients patients, Deaths deaths, Practices practices, Clock clock) {
        this.patients = patients;
        this.deaths = deaths;
        this.practices = practices;
        this.clock = clock;
    }

    @GetMapping
    String ask(@PathVariable UUID patientId, Model model) {
        var patient = patients.open(patientId);
        var known = patient.dateOfDeath();
        return page(patient, known == null ? "" : known.toString(), null, model);
    }

    @PostMapping
    String mark(
            @PathVariable UUID patientId,
            @RequestParam(defaultValue = "") String died,
            HttpServletResponse response,
            Model model) {
        var patient = patients.get(patientId);
        var date = TypedDate.parse(died);
        var problem = date.map(day -> problem(patient, day)).orElse(Optional.of(MISSING));
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patient, died, problem.get(), model);
        }
        deaths.mark(patientId, date.orElseThrow());
        return "redirect:/patients/" + patientId + "/profile";
    }

    private Optional<String> problem(Patient patient, LocalDate died) {
        var zone = practices.get(CurrentPractice.id()).timeZone();
        if (died.isAfter(LocalDate.now(clock.withZone(zone)))) {
            return Optional.of("The date lies in the future. Check the year.");
        }
        return died.isBefore(patient.dateOfBirth())
                ? Optional.of("The date is before the birth. Check the year.")
                : Optional.empty();
    }

    private static String page(
            Patient patient, String died, @Nullable String problem, Model model) {
        model.addAttribute("patient", patient);
        model.addAttribute("died", died);
        model.addAttribute("problem", problem);
        return "clinic/patient-death";
    }

    @PostMapping("/withdrawal")
    String unmark(@PathVariable UUID patientId) {
        deaths.unmark(patients.get(patientId).id());
        return "redirect:/patients/" + patientId + "/profile";
    }
}

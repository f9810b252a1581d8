package org.postern.patients;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.patient.InvitationRefused;
import org.postern.patient.Invitations;
import org.postern.patient.Patients;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Inviting a patient for whom somebody wrote before: the link opens all of that. */
@Controller
@AsksForProof
@RequestMapping("/patients/{patientId}/invitations/again")
class InvitedAgain {

    private final Patients patients;
    private final Invitations invitations;

    InvitedAgain(Patients patients, Invitations invitations) {
        this.patients = patients;
        this.invitations = invitations;
    }

    @GetMapping
    String ask(@PathVariable UUID patientId, Model model) {
        return page(patientId, null, model);
    }

    private String page(UUID patientId, @Nullable String problem, Model model) {
        model.addAttribute("patient", patients.open(patientId));
        model.addAttribute("problem", problem);
        return "clinic/invited-again";
    }

    @PostMapping
    String invite(
            UserIdentity user,
            @PathVariable UUID patientId,
            HttpServletResponse response,
            Model model) {
        try {
            invitations.invite(patientId, user);
            return "redirect:/patients/" + patientId + "/profile";
        } catch (InvitationRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patientId, PatientProfile.words(e.reason()), model);
        }
    }
}

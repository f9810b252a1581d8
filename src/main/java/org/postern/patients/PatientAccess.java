package org.postern.patients;

import java.util.UUID;
import org.postern.entry.AsksForProof;
import org.postern.patient.Invitations;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccess;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Removing a patient's access to the portal, after a question. */
@Controller
@AsksForProof
@RequestMapping("/patients/{patientId}/portal-removal")
class PatientAccess {

    private final Patients patients;
    private final Invitations invitations;
    private final PortalAccess access;

    PatientAccess(Patients patients, Invitations invitations, PortalAccess access) {
        this.patients = patients;
        this.invitations = invitations;
        this.access = access;
    }

    @GetMapping
    String ask(@PathVariable UUID patientId, Model model) {
        model.addAttribute("patient", patients.open(patientId));
        model.addAttribute("portal", invitations.status(patientId));
        model.addAttribute("accounts", access.accounts(patientId));
        return "clinic/patient-removal";
    }

    @PostMapping
    String remove(@PathVariable UUID patientId) {
        access.remove(patients.get(patientId).id());
        return "redirect:/patients/" + patientId + "/profile";
    }
}

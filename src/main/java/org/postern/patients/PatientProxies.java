package org.postern.patients;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.postern.entry.AsksForProof;
import org.postern.patient.Patient;
import org.postern.patient.Patients;
import org.postern.proxy.GrownUp;
import org.postern.proxy.ProxyAccess;
import org.postern.proxy.ProxyInvitations;
import org.postern.proxy.ProxyRefused;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Inviting parents and caregivers of a patient, and taking their access away. */
@Controller
@AsksForProof
@RequestMapping("/patients/{patientId}/proxies")
class PatientProxies {

    private final Patients patients;
    private final ProxyInvitations invitations;
    private final ProxyAccess access;
    private final GrownUp grownUp;

    PatientProxies(
            Patients patients, ProxyInvitations invitations, ProxyAccess access, GrownUp grownUp) {
        this.patients = patients;
        this.invitations = invitations;
        this.access = access;
        this.grownUp = grownUp;
    }

    @GetMapping
    String form(@PathVariable UUID patientId, Model model) {
        var patient = patients.open(patientId);
        return page(patient, ProxyInvite.empty(grownUp.is(patientId)), Map.of(), model);
    }

    @PostMapping
    String invite(
            UserIdentity user,
            @PathVariable UUID patientId,
            ProxyInvite form,
            HttpServletResponse response,
            Model model) {
        var patient = patients.get(patientId);
        var problems = form.problems();
        if (problems.isEmpty()) {
            try {
                invitations.invite(patientId, form.details(), user);
                return profile(patientId);
            } catch (ProxyRefused e) {
                problems = ProxyInvite.words(e.reason());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(patient, form, problems, model);
    }

    private String page(
            Patient patient, ProxyInvite form, Map<String, String> problems, Model model) {
        model.addAttribute("patient", patient);
        model.addAttribute("grownUp", grownUp.is(patient.id()));
        model.addAttribute("grownUpOn", grownUp.on(patient.id()));
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "clinic/patient-proxy";
    }

    // What is not to be renewed any more shows on the page that this leads to, with what to do.
    @PostMapping("/invitations/{invitationId}/renewal")
    String renew(
            UserIdentity user,
            @PathVariable UUID patientId,
            @PathVariable UUID invitationId,
            HttpServletResponse response,
            Model model) {
        var patient = patients.get(patientId);
        try {
            invitations.renew(patientId, invitationId, user);
            return profile(patientId);
        } catch (ProxyRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    patient,
                    ProxyInvite.empty(grownUp.is(patientId)),
                    ProxyInvite.words(e.reason()),
                    model);
        }
    }

    @PostMapping("/invitations/{invitationId}/withdrawal")
    String withdrawInvitation(@PathVariable UUID patientId, @PathVariable UUID invitationId) {
        patients.get(patientId);
        invitations.withdraw(patientId, invitationId);
        return profile(patientId);
    }

    /** Asks before somebody's access is withdrawn. */
    @GetMapping("/accounts/{accountId}/withdrawal")
    String ask(@PathVariable UUID patientId, @PathVariable UUID accountId, Model model) {
        var patient = patients.open(patientId);
        var proxy = access.find(patientId, accountId);
        if (proxy.isEmpty()) {
            return profile(patientId);
        }
        model.addAttribute("patient", patient);
        model.addAttribute("proxy", proxy.get());
        return "clinic/patient-proxy-removal";
    }

    @PostMapping("/accounts/{accountId}/withdrawal")
    String withdraw(@PathVariable UUID patientId, @PathVariable UUID accountId) {
        patients.get(patientId);
        access.withdraw(patientId, accountId);
        return profile(patientId) + "?withdrawn";
    }

    private static String profile(UUID patientId) {
        return "redirect:/patients/" + patientId + "/profile";
    }
}

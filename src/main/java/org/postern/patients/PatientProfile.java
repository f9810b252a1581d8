package org.postern.patients;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.patient.InvitationRefused;
import org.postern.patient.Invitations;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccess;
import org.postern.proxy.GrownUp;
import org.postern.proxy.ProxyInvitations;
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

/** A patient's profile: details, how the patient stands with the portal, and the invitation. */
@Controller
@RequestMapping("/patients/{patientId}")
class PatientProfile {

    private final Patients patients;
    private final Invitations invitations;
    private final PortalAccess access;
    private final ProxyInvitations proxies;
    private final GrownUp grownUp;
    private final LegalHolds holds;

    PatientProfile(
            Patients patients,
            Invitations invitations,
            PortalAccess access,
            ProxyInvitations proxies,
            GrownUp grownUp,
            LegalHolds holds) {
        this.patients = patients;
        this.invitations = invitations;
        this.access = access;
        this.proxies = proxies;
        this.grownUp = grownUp;
        this.holds = holds;
    }

    @GetMapping
    String patient(@PathVariable UUID patientId) {
        return "redirect:/patients/" + patients.get(patientId).id() + "/profile";
    }

    // Also at the address of a refused invitation, which its page reloads and refreshes.
    @GetMapping({"/profile", "/invitations"})
    String show(
            @PathVariable UUID patientId,
            @RequestParam(required = false) String merged,
            @RequestParam(required = false) String withdrawn,
            Model model) {
        model.addAttribute("withdrawn", withdrawn != null);
        model.addAttribute("merged", merged != null);
        return page(patientId, null, model);
    }

    private String page(UUID patientId, @Nullable String problem, Model model) {
        model.addAttribute("patient", patients.open(patientId));
        model.addAttribute("portal", invitations.status(patientId));
        var view =
                new ProxiesView(
                        access.accounts(patientId),
                        proxies.waiting(patientId),
                        grownUp.on(patientId),
                        grownUp.today(),
                        grownUp.is(patientId));
        model.addAttribute("proxies", view);
        model.addAttribute("accounts", view.own());
        model.addAttribute("holds", holds.of(patientId));
        model.addAttribute("problem", problem);
        return "clinic/patient-profile";
    }

    @PostMapping("/invitations")
    String invite(
            UserIdentity user,
            @PathVariable UUID patientId,
            HttpServletResponse response,
            Model model) {
        // What somebody wrote before would be opened, too: that is asked first.
        if (user.account().mayGiveAccess() && invitations.opensEarlier(patientId)) {
            return "redirect:/patients/" + patientId + "/invitations/again";
        }
        try {
            invitations.invite(patientId, user);
            return "redirect:/patients/" + patientId + "/profile";
        } catch (InvitationRefused e) {
            response.setStatus(
                    e.reason() == InvitationRefused.Reason.NOT_THEIRS
                            ? HttpStatus.FORBIDDEN.value()
                            : HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patientId, words(e.reason()), model);
        }
    }

    @PostMapping("/invitations/withdrawal")
    String withdraw(@PathVariable UUID patientId) {
        patients.get(patientId);
        invitations.withdraw(patientId);
        return "redirect:/patients/" + patientId + "/profile";
    }

    static String words(InvitationRefused.Reason reason) {
        return switch (reason) {
            case NO_EMAIL -> "There is no email address to send an invitation to. Add one first.";
            case EMAIL_TAKEN ->
                    "Somebody else signs in with this email address. Enter an address of this"
                            + " patient's own.";
            case ALREADY_REGISTERED -> "This patient is registered already.";
            case NOT_THEIRS ->
                    "Conversations of this patient are there already, and an invitation opens them."
                            + " Ask an administrator, or a user who may view everybody's messages.";
            case DECEASED -> "This patient is marked deceased and cannot be invited.";
        };
    }
}

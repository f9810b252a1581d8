package org.postern.portal;

import java.util.UUID;
import org.postern.attachment.Attachments;
import org.postern.compose.Drafts;
import org.postern.patient.PatientIdentity;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The patient's unsent texts. */
@Controller
@RequestMapping("/portal/drafts")
class PortalDrafts {

    private final PatientDrafts lines;
    private final Drafts drafts;
    private final Attachments files;
    private final Throttle throttle;

    PortalDrafts(PatientDrafts lines, Drafts drafts, Attachments files, Throttle throttle) {
        this.lines = lines;
        this.drafts = drafts;
        this.files = files;
        this.throttle = throttle;
    }

    @GetMapping
    String list(PatientIdentity patient, Model model) {
        model.addAttribute("drafts", lines.of(patient));
        return "portal/drafts";
    }

    @PostMapping("/{draftId}/discard")
    String discard(PatientIdentity patient, @PathVariable UUID draftId) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, patient.accountId().toString());
        files.removeOfDraft(patient.accountId(), draftId);
        drafts.discard(patient.accountId(), draftId);
        return "redirect:/portal/drafts";
    }
}

package org.postern.patients;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.compose.FileLimits;
import org.postern.compose.MessageText;
import org.postern.emergency.EmergencyAccess;
import org.postern.handling.UserReplies;
import org.postern.messaging.SendOutcome;
import org.postern.patient.Invitations;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccess;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.threadlist.Cursor;
import org.postern.threadlist.ThreadLists;
import org.postern.user.UserIdentity;
import org.postern.wording.Words;
import org.postern.writing.ComposerFiles;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPage;
import org.postern.writing.ComposerPages;
import org.postern.writing.FilesForm;
import org.postern.writing.RefusedPost;
import org.postern.writing.SavedDraft;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One patient's past conversations, and a new message to that patient. */
@Controller
@RequestMapping("/patients/{patientId}/messages")
class PatientMessages {

    private final Patients patients;
    private final Invitations invitations;
    private final PortalAccess access;
    private final ThreadLists lists;
    private final UserReplies replies;
    private final ComposerPages composers;
    private final ComposerFiles files;
    private final Throttle throttle;
    private final EmergencyAccess emergencies;

    PatientMessages(
            Patients patients,
            Invitations invitations,
            PortalAccess access,
            ThreadLists lists,
            UserReplies replies,
            ComposerPages composers,
            ComposerFiles files,
            Throttle throttle,
            EmergencyAccess emergencies) {
        this.patients = patients;
        this.invitations = invitations;
        this.access = access;
        this.lists = lists;
        this.replies = replies;
        this.composers = composers;
        this.files = files;
        this.throttle = throttle;
        this.emergencies = emergencies;
    }

    @GetMapping
    String show(
            UserIdentity user,
            @PathVariable UUID patientId,
            @RequestParam(required = false) String before,
            Model model) {
        var patient = patients.get(patientId);
        var composer = composers.open(desk(user, patient.id()), 0, MessageText.HIGHEST_LIMIT);
        return page(user, patientId, before, composer, model);
    }

    private String page(
            UserIdentity user,
            UUID patientId,
            @Nullable String before,
            ComposerPage composer,
            Model model) {
        model.addAttribute("patient", patients.get(patientId));
        model.addAttribute("portal", invitations.status(patientId));
        model.addAttribute("readers", access.readers(patientId));
        model.addAttribute("threads", lists.ofPatient(user, patientId, Cursor.parse(before)));
        model.addAttribute("composer", composer);
        model.addAttribute("emergencyUntil", emergencies.until(user, patientId).orElse(null));
        return "clinic/patient-messages";
    }

    @PostMapping
    String send(
            UserIdentity user,
            @PathVariable UUID patientId,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var current = patients.survivor(patientId);
        var desk = desk(user, current);
        var taken = files.take(desk, form, posted, FileLimits.HIGHEST);
        var outcome =
                taken.refusal()
                        .or(
                                () ->
                                        composers
                                                .post(desk, form)
                                                .map(post -> post.with(taken.ids()))
                                                .map(post -> replies.start(user, current, post)));
        if (outcome.isPresent() && outcome.get() instanceof SendOutcome.Sent sent) {
            files.sent(user.id(), taken);
            return "redirect:/inbox/threads/" + sent.threadId();
        }
        return refused(user, current, form, outcome, words, response, model);
    }

    private String refused(
            UserIdentity user,
            UUID current,
            ComposerForm form,
            Optional<SendOutcome> outcome,
            Words words,
            HttpServletResponse response,
            Model model) {
        RefusedPost.answer(response, outcome);
        var desk = desk(user, current);
        // The page shows a composer only while the patient can read what it sends.
        composers.saveDraft(desk, form);
        var again =
                composers.again(
                        desk, form, outcome.orElse(null), 0, MessageText.HIGHEST_LIMIT, words);
        return page(user, current, null, again, model);
    }

    @PostMapping("/draft")
    Object saveDraft(
            UserIdentity user,
            @PathVariable UUID patientId,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var current = patients.survivor(patientId);
        var saved = composers.saveDraft(desk(user, current), form);
        var taken = files.take(desk(user, current), form, posted, FileLimits.HIGHEST);
        if (taken.refusal().isPresent()) {
            return refused(user, current, form, taken.refusal(), words, response, model);
        }
        return SavedDraft.answer(request, saved, "/patients/" + current + "/messages");
    }

    private static Desk desk(UserIdentity user, UUID patientId) {
        return Desk.ofUser(user.id(), patientId, null);
    }
}

package org.postern.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.postern.compose.Desk;
import org.postern.compose.MessageText;
import org.postern.messaging.PatientThreads;
import org.postern.messaging.Recipients;
import org.postern.messaging.SendOutcome;
import org.postern.patient.PatientIdentity;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.threadlist.Cursor;
import org.postern.threadlist.ThreadLists;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPage;
import org.postern.writing.ComposerPages;
import org.postern.writing.RefusedPost;
import org.postern.writing.SavedDraft;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The patient's list of conversations, and the start of a new one. */
@Controller
@RequestMapping("/portal/messages")
class PortalMessages {

    private final ThreadLists lists;
    private final PatientThreads threads;
    private final Recipients recipients;
    private final ComposerPages composers;
    private final Throttle throttle;

    PortalMessages(
            ThreadLists lists,
            PatientThreads threads,
            Recipients recipients,
            ComposerPages composers,
            Throttle throttle) {
        this.lists = lists;
        this.threads = threads;
        this.recipients = recipients;
        this.composers = composers;
        this.throttle = throttle;
    }

    @GetMapping
    String list(
            PatientIdentity patient, @RequestParam(required = false) String before, Model model) {
        model.addAttribute("threads", lists.own(patient, Cursor.parse(before)));
        model.addAttribute("draft", composers.draft(desk(patient)).orElse(null));
        return "portal/messages";
    }

    /** Without a recipient the patient chooses one; with one the patient writes. */
    @GetMapping("/new")
    String compose(PatientIdentity patient, @RequestParam Optional<UUID> to, Model model) {
        return to.flatMap(recipients::find)
                .map(
                        recipient -> {
                            model.addAttribute("recipient", recipient);
                            return composer(
                                    composers.open(desk(patient), 0, MessageText.USUAL_LIMIT),
                                    model);
                        })
                .orElseGet(() -> choose(patient, model));
    }

    private String choose(PatientIdentity patient, Model model) {
        model.addAttribute("recipients", recipients.all());
        model.addAttribute(
                "draft", composers.open(desk(patient), 0, MessageText.USUAL_LIMIT).text());
        return "portal/choose-recipient";
    }

    @PostMapping
    String send(
            PatientIdentity patient, ComposerForm form, HttpServletResponse response, Model model) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, patient.accountId().toString());
        var desk = desk(patient);
        var to = form.to();
        var outcome =
                composers
                        .post(desk, form)
                        .map(
                                post ->
                                        to == null
                                                ? new SendOutcome.RecipientGone()
                                                : threads.start(patient, to, post));
        if (outcome.isPresent() && outcome.get() instanceof SendOutcome.Sent sent) {
            return "redirect:/portal/threads/" + sent.threadId();
        }
        response.setStatus(RefusedPost.status(outcome));
        var again = composers.again(desk, form, outcome.orElse(null), 0, MessageText.USUAL_LIMIT);
        return Optional.ofNullable(to)
                .flatMap(recipients::find)
                .map(
                        recipient -> {
                            model.addAttribute("recipient", recipient);
                            return composer(again, model);
                        })
                .orElseGet(
                        () -> {
                            composers.saveDraft(desk, form);
                            model.addAttribute("recipients", recipients.all());
                            model.addAttribute("draft", again.text());
                            return "portal/choose-recipient";
                        });
    }

    private static String composer(ComposerPage composer, Model model) {
        model.addAttribute("composer", composer);
        return "portal/compose";
    }

    /** Keeps a new conversation's text; from the page while typing, or by its button. */
    @PostMapping("/draft")
    ResponseEntity<Void> saveDraft(
            PatientIdentity patient, ComposerForm form, HttpServletRequest request) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, patient.accountId().toString());
        var saved = composers.saveDraft(desk(patient), form);
        var page = "/portal/messages/new" + (form.to() == null ? "" : "?to=" + form.to());
        return SavedDraft.answer(request, saved, page);
    }

    private static Desk desk(PatientIdentity patient) {
        return Desk.ofAccount(patient.accountId(), patient.patientId(), null);
    }
}

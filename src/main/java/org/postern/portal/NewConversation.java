package org.postern.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Post;
import org.postern.messaging.PatientThreads;
import org.postern.messaging.SendOutcome;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PatientNotFound;
import org.postern.patient.PortalPatient;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.web.Sessions;
import org.postern.wording.Words;
import org.postern.writing.ComposerFiles;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPages;
import org.postern.writing.FilesForm;
import org.postern.writing.RefusedPost;
import org.postern.writing.SavedDraft;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of conversations of an account's patients, and the start of a new one. */
@Controller
@RequestMapping("/portal/messages")
class NewConversation {

    private static final String NEW = "/portal/messages/new";

    private final PatientThreads threads;
    private final ComposerPages composers;
    private final ComposerFiles files;
    private final NewMessagePages pages;
    private final Throttle throttle;
    private final Abouts abouts;

    NewConversation(
            PatientThreads threads,
            ComposerPages composers,
            ComposerFiles files,
            NewMessagePages pages,
            Throttle throttle,
            Abouts abouts) {
        this.threads = threads;
        this.composers = composers;
        this.files = files;
        this.pages = pages;
        this.throttle = throttle;
        this.abouts = abouts;
    }

    /**
     * One choice a page: whom it is about, where there are several; to whom it goes; then the
     * message itself.
     */
    @GetMapping("/new")
    String compose(
            PatientIdentity account,
            @RequestParam(name = "for") Optional<UUID> about,
            @RequestParam Optional<UUID> to,
            @RequestParam(required = false) @Nullable String saved,
            @RequestParam(required = false) @Nullable String urgent,
            HttpServletRequest request,
            Model model) {
        var patient = abouts.named(account, about.orElse(null));
        if (patient.isEmpty()) {
            model.addAttribute("patients", account.patients());
            model.addAttribute("to", to.orElse(null));
            return "portal/choose-patient";
        }
        model.addAttribute("saved", saved != null);
        return pages.show(account, patient.get(), to.orElse(null), urgent != null, request, model);
    }

    /** Back to the text of a new conversation, and to whom it was for. */
    @GetMapping("/draft")
    String goOn(PatientIdentity account, @RequestParam(name = "for") Optional<UUID> about) {
        return "redirect:"
                + abouts.named(account, about.orElse(null))
                        .flatMap(patient -> composers.draft(NewMessagePages.desk(account, patient)))
                        .map(draft -> PatientDrafts.address(account, draft))
                        .orElse(NEW);
    }

    @PostMapping
    String send(
            PatientIdentity account,
            @RequestParam(name = "for") Optional<UUID> about,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, account.accountId().toString());
        var patient = posted(account, about);
        var to = form.to();
        var taken =
                files.take(
                        NewMessagePages.desk(account, patient),
                        form,
                        posted,
                        pages.limits(patient, form));
        var outcome =
                taken.refusal()
                        .or(
                                () ->
                                        composers
                                                .post(NewMessagePages.desk(account, patient), form)
                                                .map(post -> post.with(taken.ids()))
                                                .map(post -> start(account, patient, to, post)));
        if (outcome.isPresent() && outcome.get() instanceof SendOutcome.Sent sent) {
            files.sent(account.accountId(), taken);
            return "redirect:/portal/threads/" + sent.threadId() + "?sent#sent";
        }
        var question = pages.question(account, patient, form, outcome, request);
        if (question.isPresent()) {
            return question.get();
        }
        RefusedPost.answer(response, outcome);
        return pages.refused(account, patient, form, outcome.orElse(null), words, model);
    }

    // Each form says for whom it is: one that does not was made by hand.
    private PortalPatient posted(PatientIdentity account, Optional<UUID> about) {
        return abouts.named(account, about.orElse(null)).orElseThrow(PatientNotFound::new);
    }

    private SendOutcome start(
            PatientIdentity account, PortalPatient patient, @Nullable UUID to, Post post) {
        return to == null
                ? new SendOutcome.RecipientGone()
                : threads.start(account, patient.id(), to, post);
    }

    /** Keeps a new conversation's text; from the page while typing, or by its button. */
    @PostMapping("/draft")
    Object saveDraft(
            PatientIdentity account,
            @RequestParam(name = "for") Optional<UUID> about,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, account.accountId().toString());
        var patient = posted(account, about);
        var desk = NewMessagePages.desk(account, patient);
        var saved = composers.saveDraft(desk, form);
        var taken = files.take(desk, form, posted, pages.limits(patient, form));
        model.addAttribute("saved", saved);
        if (taken.refusal().isPresent()) {
            RefusedPost.answer(response, taken.refusal());
            return pages.refused(account, patient, form, taken.refusal().get(), words, model);
        }
        if (!saved && !Sessions.isFetch(request)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.refused(account, patient, form, null, words, model);
        }
        var page = About.of(account, patient, List.of());
        var to = form.to();
        return SavedDraft.answer(
                request,
                saved,
                to == null ? page.newMessage() : page.newMessageTo(to) + "&saved#text");
    }
}

package org.postern.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.compose.FileLimits;
import org.postern.compose.MessageText;
import org.postern.compose.Post;
import org.postern.messaging.PatientThreads;
import org.postern.messaging.SendOutcome;
import org.postern.patient.PatientIdentity;
import org.postern.reception.Reception;
import org.postern.reception.Receptions;
import org.postern.reception.Recipients;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.threadlist.Cursor;
import org.postern.threadlist.ThreadLists;
import org.postern.web.Sessions;
import org.postern.wording.Words;
import org.postern.writing.ComposerFiles;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPage;
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

/** The patient's list of conversations, and the start of a new one. */
@Controller
@RequestMapping("/portal/messages")
class PortalMessages {

    private static final String NEW = "/portal/messages/new";

    private final ThreadLists lists;
    private final PatientThreads threads;
    private final Recipients recipients;
    private final Receptions receptions;
    private final ComposerPages composers;
    private final ComposerFiles files;
    private final UrgentQuestions questions;
    private final PatientDrafts drafts;
    private final Throttle throttle;

    PortalMessages(
            ThreadLists lists,
            PatientThreads threads,
            Recipients recipients,
            Receptions receptions,
            ComposerPages composers,
            ComposerFiles files,
            UrgentQuestions questions,
            PatientDrafts drafts,
            Throttle throttle) {
        this.lists = lists;
        this.threads = threads;
        this.recipients = recipients;
        this.receptions = receptions;
        this.composers = composers;
        this.files = files;
        this.questions = questions;
        this.drafts = drafts;
        this.throttle = throttle;
    }

    @GetMapping
    String list(
            PatientIdentity patient, @RequestParam(required = false) String before, Model model) {
        model.addAttribute("threads", lists.own(patient, Cursor.parse(before)));
        model.addAttribute("drafts", drafts.of(patient));
        return "portal/messages";
    }

    /** Without a recipient the patient chooses one; with one the patient writes. */
    @GetMapping("/new")
    String compose(
            PatientIdentity patient,
            @RequestParam Optional<UUID> to,
            @RequestParam(required = false) @Nullable String saved,
            Model model) {
        model.addAttribute("saved", saved != null);
        return to.flatMap(chosen -> receptions.forNew(chosen, patient.patientId()))
                .map(
                        reception ->
                                composer(
                                        reception,
                                        composers.open(desk(patient), 0, reception.longest()),
                                        model))
                .orElseGet(
                        () ->
                                choose(
                                        composers
                                                .open(desk(patient), 0, MessageText.USUAL_LIMIT)
                                                .text(),
                                        model));
    }

    /** Back to the text of a new conversation, and to whom it was for. */
    @GetMapping("/draft")
    String goOn(PatientIdentity patient) {
        return "redirect:" + composers.draft(desk(patient)).map(PatientDrafts::address).orElse(NEW);
    }

    private String choose(String draft, Model model) {
        model.addAttribute("recipients", recipients.all());
        model.addAttribute("banner", recipients.defaultBanner());
        model.addAttribute("draft", draft);
        return "portal/choose-recipient";
    }

    @PostMapping
    String send(
            PatientIdentity patient,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, patient.accountId().toString());
        var to = form.to();
        var taken = files.take(desk(patient), form, posted, limits(patient, form));
        var outcome =
                taken.refusal()
                        .or(
                                () ->
                                        composers
                                                .post(desk(patient), form)
                                                .map(post -> post.with(taken.ids()))
                                                .map(post -> start(patient, to, post)));
        if (outcome.isPresent() && outcome.get() instanceof SendOutcome.Sent sent) {
            files.sent(patient.accountId(), taken);
            return "redirect:/portal/threads/" + sent.threadId();
        }
        response.setStatus(RefusedPost.status(outcome));
        return refused(patient, form, outcome.orElse(null), words, model);
    }

    private SendOutcome start(PatientIdentity patient, @Nullable UUID to, Post post) {
        return to == null ? new SendOutcome.RecipientGone() : threads.start(patient, to, post);
    }

    private FileLimits limits(PatientIdentity patient, ComposerForm form) {
        return reception(patient, form).map(Reception::files).orElse(FileLimits.USUAL);
    }

    private Optional<Reception> reception(PatientIdentity patient, ComposerForm form) {
        return Optional.ofNullable(form.to())
                .flatMap(chosen -> receptions.forNew(chosen, patient.patientId()));
    }

    private String refused(
            PatientIdentity patient,
            ComposerForm form,
            @Nullable SendOutcome outcome,
            Words words,
            Model model) {
        var desk = desk(patient);
        var question = questions.about(form, outcome);
        model.addAttribute("urgent", question.orElse(null));
        var reception = reception(patient, form);
        if (reception.isEmpty() || reception.get().closed()) {
            composers.saveDraft(desk, form);
        }
        return reception
                .map(
                        now ->
                                composer(
                                        now,
                                        questions.composer(
                                                composers.again(
                                                        desk,
                                                        form,
                                                        outcome,
                                                        0,
                                                        now.longest(),
                                                        words),
                                                question),
                                        model))
                .orElseGet(() -> choose(form.textOrEmpty(), model));
    }

    private static String composer(Reception reception, ComposerPage composer, Model model) {
        model.addAttribute("reception", reception);
        model.addAttribute("composer", composer.within(reception.files()));
        return "portal/compose";
    }

    /** Keeps a new conversation's text; from the page while typing, or by its button. */
    @PostMapping("/draft")
    Object saveDraft(
            PatientIdentity patient,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, patient.accountId().toString());
        var saved = composers.saveDraft(desk(patient), form);
        var taken = files.take(desk(patient), form, posted, limits(patient, form));
        if (taken.refusal().isPresent()) {
            response.setStatus(RefusedPost.status(taken.refusal()));
            return refused(patient, form, taken.refusal().get(), words, model);
        }
        if (!saved && !Sessions.isFetch(request)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return refused(patient, form, null, words, model);
        }
        var page = NEW + (form.to() == null ? "" : "?to=" + form.to() + "&saved#text");
        return SavedDraft.answer(request, saved, page);
    }

    private static Desk desk(PatientIdentity patient) {
        return Desk.ofAccount(patient.accountId(), patient.patientId(), null);
    }
}

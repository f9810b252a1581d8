package org.postern.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.messaging.MessageThread;
import org.postern.messaging.PatientThreads;
import org.postern.messaging.SendOutcome;
import org.postern.messaging.ThreadView;
import org.postern.patient.PatientIdentity;
import org.postern.reading.Closings;
import org.postern.reception.Reception;
import org.postern.reception.Receptions;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.web.Sessions;
import org.postern.wording.Words;
import org.postern.writing.ComposerFiles;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPage;
import org.postern.writing.ComposerPages;
import org.postern.writing.FilesForm;
import org.postern.writing.FilesTaken;
import org.postern.writing.RefusedPost;
import org.postern.writing.SavedDraft;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One conversation, as its patient and who writes for the patient see it. */
@Controller
@RequestMapping("/portal/threads/{threadId}")
class PortalThread {

    private final PatientThreads threads;
    private final Receptions receptions;
    private final ComposerPages composers;
    private final ComposerFiles files;
    private final Closings closings;
    private final UrgentQuestions questions;
    private final Throttle throttle;
    private final Abouts abouts;

    PortalThread(
            PatientThreads threads,
            Receptions receptions,
            ComposerPages composers,
            ComposerFiles files,
            Closings closings,
            UrgentQuestions questions,
            Throttle throttle,
            Abouts abouts) {
        this.threads = threads;
        this.receptions = receptions;
        this.composers = composers;
        this.files = files;
        this.closings = closings;
        this.questions = questions;
        this.throttle = throttle;
        this.abouts = abouts;
    }

    // Also at the address of a refused reply, which its page reloads and refreshes.
    @GetMapping({"", "/messages"})
    String show(
            PatientIdentity account,
            @PathVariable UUID threadId,
            @RequestParam(required = false) @Nullable Integer earlier,
            @RequestParam(required = false) @Nullable String saved,
            @RequestParam(required = false) @Nullable String sent,
            @RequestParam(required = false) @Nullable String urgent,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("saved", saved != null);
        model.addAttribute("sent", sent != null);
        var view = view(account, threadId, earlier, request);
        var reception = receptions.inThread(view.thread().assigneeId(), view.thread().patientId());
        var desk = desk(account, view.thread());
        var composer = composers.open(desk, view.thread().lastSeq(), reception.longest());
        return page(
                account,
                view,
                reception,
                urgent == null ? composer : questions.asked(desk, composer, request, model),
                model);
    }

    private String page(
            PatientIdentity account,
            ThreadView view,
            Reception reception,
            ComposerPage composer,
            Model model) {
        var patient = account.about(view.thread().patientId());
        model.addAttribute("account", account);
        model.addAttribute("about", abouts.of(account, patient));
        model.addAttribute("reading", closings.of(view));
        model.addAttribute("view", view);
        model.addAttribute("reception", reception);
        model.addAttribute("composer", composer.within(reception.files()));
        return "portal/thread";
    }

    private ThreadView view(
            PatientIdentity account,
            UUID threadId,
            @Nullable Integer earlier,
            HttpServletRequest request) {
        if (earlier != null) {
            return threads.earlier(account, threadId, earlier);
        }
        return Sessions.isBackground(request)
                ? threads.refresh(account, threadId)
                : threads.open(account, threadId);
    }

    @PostMapping("/messages")
    String reply(
            PatientIdentity account,
            @PathVariable UUID threadId,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, account.accountId().toString());
        var desk = desk(account, threads.get(account, threadId));
        var taken = take(account, desk, threadId, form, posted);
        var outcome =
                taken.refusal()
                        .or(
                                () ->
                                        composers
                                                .post(desk, form)
                                                .map(post -> post.with(taken.ids()))
                                                .map(
                                                        post ->
                                                                threads.reply(
                                                                        account, threadId, post)));
        if (outcome.isPresent() && outcome.get() instanceof SendOutcome.Sent) {
            files.sent(account.accountId(), taken);
            return "redirect:/portal/threads/" + threadId + "?sent#sent";
        }
        var question =
                questions.lead(
                        desk, form, outcome, request, "/portal/threads/" + threadId + "?urgent");
        return question.orElseGet(
                () -> refused(account, threadId, form, outcome, words, response, model));
    }

    private FilesTaken take(
            PatientIdentity account,
            Desk desk,
            UUID threadId,
            ComposerForm form,
            FilesForm posted) {
        var thread = threads.get(account, threadId);
        var reception = receptions.inThread(thread.assigneeId(), thread.patientId());
        return files.take(desk, form, posted, reception.files());
    }

    private String refused(
            PatientIdentity account,
            UUID threadId,
            ComposerForm form,
            Optional<SendOutcome> outcome,
            Words words,
            HttpServletResponse response,
            Model model) {
        RefusedPost.answer(response, outcome);
        return again(account, threadId, form, outcome.orElse(null), words, model);
    }

    private String again(
            PatientIdentity account,
            UUID threadId,
            ComposerForm form,
            @Nullable SendOutcome outcome,
            Words words,
            Model model) {
        var now = threads.open(account, threadId);
        var reception = receptions.inThread(now.thread().assigneeId(), now.thread().patientId());
        var desk = desk(account, now.thread());
        if (reception.closed()) {
            composers.saveDraft(desk, form);
        }
        var question = questions.about(form, outcome);
        model.addAttribute("urgent", question.orElse(null));
        var again =
                composers.again(
                        desk, form, outcome, now.thread().lastSeq(), reception.longest(), words);
        return page(account, now, reception, questions.composer(again, question), model);
    }

    @PostMapping("/draft")
    Object saveDraft(
            PatientIdentity account,
            @PathVariable UUID threadId,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, account.accountId().toString());
        var desk = desk(account, threads.get(account, threadId));
        var saved = composers.saveDraft(desk, form);
        var taken = take(account, desk, threadId, form, posted);
        model.addAttribute("saved", saved);
        if (taken.refusal().isPresent()) {
            return refused(account, threadId, form, taken.refusal(), words, response, model);
        }
        if (!saved && !Sessions.isFetch(request)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return again(account, threadId, form, null, words, model);
        }
        return SavedDraft.answer(request, saved, "/portal/threads/" + threadId + "?saved#text");
    }

    /** No answer is needed. What was typed meanwhile is kept. */
    @PostMapping("/thanks")
    String thank(PatientIdentity account, @PathVariable UUID threadId, ComposerForm form) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, account.accountId().toString());
        if (!form.textOrEmpty().isBlank()) {
            composers.saveDraft(desk(account, threads.get(account, threadId)), form);
        }
        // Who has not seen the newest message sees it now, and decides again.
        closings.say(account, threadId, form.seen());
        return "redirect:/portal/threads/" + threadId;
    }

    private static Desk desk(PatientIdentity account, MessageThread thread) {
        return Desk.ofAccount(account.accountId(), thread.patientId(), thread.id());
    }
}

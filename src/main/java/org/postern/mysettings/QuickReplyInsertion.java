package org.postern.mysettings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.postern.compose.Composer;
import org.postern.compose.Composers;
import org.postern.compose.Desk;
import org.postern.compose.EntryKind;
import org.postern.patient.Patients;
import org.postern.quickreply.QuickReplies;
import org.postern.quickreply.QuickReplyNotFound;
import org.postern.user.UserIdentity;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Inserts a quick reply without a script: what was typed becomes the draft, the reply stands at its
 * end, and the page of the composer shows it.
 */
@Controller
@RequestMapping("/inbox/quick-reply")
class QuickReplyInsertion {

    private final QuickReplies replies;
    private final Composers composers;
    private final ComposerPages pages;
    private final Patients patients;

    QuickReplyInsertion(
            QuickReplies replies, Composers composers, ComposerPages pages, Patients patients) {
        this.replies = replies;
        this.composers = composers;
        this.pages = pages;
        this.patients = patients;
    }

    // A page that could not insert is loaded again.
    @GetMapping
    String list() {
        return "redirect:/inbox/quick-replies";
    }

    @PostMapping
    String insert(
            UserIdentity user,
            ComposerForm form,
            @RequestParam(required = false) UUID reply,
            HttpServletResponse response,
            Model model) {
        var desk =
                composers
                        .read(form.composer())
                        .map(Composer::desk)
                        .filter(place -> writesThere(user, place));
        if (desk.isEmpty()
                || !pages.saveDraft(desk.get(), inserted(user, desk.get(), form, reply))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("text", form.textOrEmpty());
            return "mine/not-inserted";
        }
        return "redirect:" + page(desk.get());
    }

    private static boolean writesThere(UserIdentity user, Desk desk) {
        return desk.byUser()
                && desk.ownerId().equals(user.id())
                && desk.kind() == EntryKind.MESSAGE;
    }

    private ComposerForm inserted(UserIdentity user, Desk desk, ComposerForm form, UUID replyId) {
        var names = QuickReplyChoice.names(user, patients.get(desk.patientId()));
        var text =
                replies.of(user).stream()
                        .filter(one -> one.id().equals(replyId))
                        .map(one -> one.filled(names))
                        .findFirst()
                        .orElseThrow(QuickReplyNotFound::new);
        var typed = form.textOrEmpty();
        return form.withText(typed.isBlank() ? text : typed.stripTrailing() + "\n" + text);
    }

    private static String page(Desk desk) {
        var threadId = desk.threadId();
        return threadId == null
                ? "/patients/" + desk.patientId() + "/messages"
                : "/inbox/threads/" + threadId;
    }
}

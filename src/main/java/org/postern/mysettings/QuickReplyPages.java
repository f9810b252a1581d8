package org.postern.mysettings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.postern.quickreply.QuickReplies;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A user's own quick replies; administrators change the practice's, too. */
@Controller
@RequestMapping("/inbox/quick-replies")
class QuickReplyPages {

    private final QuickReplies replies;

    QuickReplyPages(QuickReplies replies) {
        this.replies = replies;
    }

    @GetMapping
    String list(UserIdentity user, @RequestParam(required = false) String saved, Model model) {
        model.addAttribute("saved", saved != null);
        return list(user, QuickReplyForm.EMPTY, Map.of(), model);
    }

    private String list(
            UserIdentity user, QuickReplyForm form, Map<String, String> problems, Model model) {
        model.addAttribute("replies", replies.of(user));
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "mine/quick-replies";
    }

    @PostMapping
    String add(UserIdentity user, QuickReplyForm form, HttpServletResponse response, Model model) {
        var problems = form.problems();
        if (problems.isEmpty()) {
            replies.add(user, form.practice(), form.title(), form.text());
            return "redirect:/inbox/quick-replies?saved";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(user, form, problems, model);
    }

    @GetMapping("/{replyId}")
    String edit(UserIdentity user, @PathVariable UUID replyId, Model model) {
        var reply = replies.get(user, replyId);
        return one(replyId, QuickReplyForm.of(reply), Map.of(), model);
    }

    private static String one(
            UUID replyId, QuickReplyForm form, Map<String, String> problems, Model model) {
        model.addAttribute("replyId", replyId);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "mine/quick-reply";
    }

    @PostMapping("/{replyId}")
    String change(
            UserIdentity user,
            @PathVariable UUID replyId,
            QuickReplyForm form,
            HttpServletResponse response,
            Model model) {
        replies.get(user, replyId);
        var problems = form.problems();
        if (problems.isEmpty()) {
            replies.change(user, replyId, form.title(), form.text());
            return "redirect:/inbox/quick-replies?saved";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return one(replyId, form, problems, model);
    }

    @PostMapping("/{replyId}/deletion")
    String delete(UserIdentity user, @PathVariable UUID replyId) {
        replies.delete(user, replyId);
        return "redirect:/inbox/quick-replies?saved";
    }
}

package org.postern.conversation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.handling.Reassigned;
import org.postern.handling.Reassignment;
import org.postern.handling.ThreadMarks;
import org.postern.handling.ThreadMarks.Marked;
import org.postern.inbox.InboxState;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Marks a thread, and gives it to somebody else. */
@Controller
@RequestMapping("/inbox/threads/{threadId}")
class ThreadChanges {

    private final ThreadMarks marks;
    private final Reassignment reassignment;
    private final ConversationPages pages;
    private final Throttle throttle;

    ThreadChanges(
            ThreadMarks marks,
            Reassignment reassignment,
            ConversationPages pages,
            Throttle throttle) {
        this.marks = marks;
        this.reassignment = reassignment;
        this.pages = pages;
        this.throttle = throttle;
    }

    @PostMapping("/unread")
    String markUnread(
            UserIdentity user,
            @PathVariable UUID threadId,
            InboxState state,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var marked = marks.unread(user, threadId);
        if (marked == Marked.DONE) {
            // Back to the list: to show the thread again would be to read it.
            return "redirect:/inbox" + state.query();
        }
        var problem =
                marked == Marked.NOT_YOURS
                        ? "Only the assignee marks a conversation as unread."
                        : "The patient has not written in this conversation, so there is nothing"
                                + " to mark as unread.";
        return pages.refused(user, threadId, state, 422, problem, null, request, response, model);
    }

    @PostMapping("/no-answer-needed")
    String noAnswerNeeded(UserIdentity user, @PathVariable UUID threadId, InboxState state) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        marks.noAnswerNeeded(user, threadId);
        return "redirect:/inbox/threads/" + threadId + state.query();
    }

    @PostMapping("/needs-answer")
    String needsAnswer(UserIdentity user, @PathVariable UUID threadId, InboxState state) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        marks.needsAnswer(user, threadId);
        return "redirect:/inbox/threads/" + threadId + state.query();
    }

    /**
     * Gives the thread away.
     *
     * @param holder whose it was on the page; empty for the practice queue
     */
    @PostMapping("/assignment")
    String reassign(
            UserIdentity user,
            @PathVariable UUID threadId,
            InboxState state,
            @RequestParam(required = false) @Nullable UUID assignee,
            @RequestParam(required = false) @Nullable UUID holder,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var outcome = reassignment.reassign(user, threadId, holder, assignee, reason);
        if (outcome instanceof Reassigned.Done) {
            return user.id().equals(assignee)
                    ? "redirect:/inbox/threads/" + threadId + state.query()
                    : "redirect:/inbox" + state.query();
        }
        var status = outcome instanceof Reassigned.ChangedMeanwhile ? 409 : 422;
        return pages.refused(
                user, threadId, state, status, words(outcome), reason, request, response, model);
    }

    private static String words(Reassigned outcome) {
        if (outcome instanceof Reassigned.ChangedMeanwhile changed) {
            return "Nothing was changed: somebody gave this conversation to %s meanwhile."
                    .formatted(changed.holder() == null ? "the practice queue" : changed.holder());
        }
        return outcome instanceof Reassigned.BadReason
                ? "Shorten the reason to %d characters.".formatted(Reassignment.REASON_LIMIT)
                : "Choose somebody who can receive messages.";
    }
}

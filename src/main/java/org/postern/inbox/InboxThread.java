package org.postern.inbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.compose.MessageText;
import org.postern.messaging.MessageThread;
import org.postern.messaging.SendOutcome;
import org.postern.messaging.ThreadView;
import org.postern.messaging.UserThreads;
import org.postern.patient.Invitations;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.task.TaskLists;
import org.postern.user.UserIdentity;
import org.postern.web.Sessions;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPage;
import org.postern.writing.ComposerPages;
import org.postern.writing.RefusedPost;
import org.postern.writing.SavedDraft;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One conversation beside the list. */
@Controller
@RequestMapping("/inbox/threads/{threadId}")
class InboxThread {

    private final UserThreads threads;
    private final InboxList list;
    private final Invitations invitations;
    private final ComposerPages composers;
    private final Throttle throttle;
    private final TaskLists tasks;

    InboxThread(
            UserThreads threads,
            InboxList list,
            Invitations invitations,
            ComposerPages composers,
            Throttle throttle,
            TaskLists tasks) {
        this.threads = threads;
        this.list = list;
        this.invitations = invitations;
        this.composers = composers;
        this.throttle = throttle;
        this.tasks = tasks;
    }

    // Also at the address of a refused reply, which its page reloads and refreshes.
    @GetMapping({"", "/messages"})
    String show(
            UserIdentity user,
            @PathVariable UUID threadId,
            @RequestParam(required = false) UUID search,
            @RequestParam(required = false) String before,
            @RequestParam(required = false) @Nullable Integer earlier,
            HttpServletRequest request,
            Model model) {
        var view = view(user, threadId, earlier, request);
        var composer =
                composers.open(
                        desk(user, view.thread()),
                        view.thread().lastSeq(),
                        MessageText.HIGHEST_LIMIT);
        model.addAttribute("inbox", list.read(user, search, before, threadId));
        return page(user, view, composer, model);
    }

    private ThreadView view(
            UserIdentity user,
            UUID threadId,
            @Nullable Integer earlier,
            HttpServletRequest request) {
        if (earlier != null) {
            return threads.earlier(user, threadId, earlier);
        }
        return Sessions.isBackground(request)
                ? threads.refresh(user, threadId)
                : threads.open(user, threadId);
    }

    private String page(
            UserIdentity user, ThreadView view, ComposerPage composer, Model model) {
        model.addAttribute("tasks", tasks.ofThread(user, view.thread().id()));
        var portal = invitations.status(view.patient().id());
        model.addAttribute("conversation", new ConversationPage(view, portal, composer));
        return "clinic/thread";
    }

    @PostMapping("/messages")
    String reply(
            UserIdentity user,
            @PathVariable UUID threadId,
            ComposerForm form,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var desk = desk(user, threads.get(user, threadId));
        var outcome = composers.post(desk, form).map(post -> threads.reply(user, threadId, post));
        if (outcome.isPresent() && outcome.get() instanceof SendOutcome.Sent) {
            return "redirect:/inbox/threads/" + threadId;
        }
        response.setStatus(RefusedPost.status(outcome));
        // The page shows a composer only while the patient can read what it sends.
        composers.saveDraft(desk, form);
        var now = threads.open(user, threadId);
        var again =
                composers.again(
                        desk,
                        form,
                        outcome.orElse(null),
                        now.thread().lastSeq(),
                        MessageText.HIGHEST_LIMIT);
        model.addAttribute("inbox", list.read(user, null, null, threadId));
        return page(user, now, again, model);
    }

    @PostMapping("/draft")
    ResponseEntity<Void> saveDraft(
            UserIdentity user,
            @PathVariable UUID threadId,
            ComposerForm form,
            HttpServletRequest request) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var desk = desk(user, threads.get(user, threadId));
        var saved = composers.saveDraft(desk, form);
        return SavedDraft.answer(request, saved, "/inbox/threads/" + threadId);
    }

    private static Desk desk(UserIdentity user, MessageThread thread) {
        return Desk.ofUser(user.id(), thread.patientId(), thread.id());
    }
}

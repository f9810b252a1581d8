package org.postern.conversation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.postern.compose.FileLimits;
import org.postern.compose.MessageText;
import org.postern.handling.UserReplies;
import org.postern.handling.UserThreads;
import org.postern.inbox.InboxState;
import org.postern.messaging.SendOutcome;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.user.UserIdentity;
import org.postern.wording.Words;
import org.postern.writing.ComposerFiles;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPages;
import org.postern.writing.FilesForm;
import org.postern.writing.RefusedPost;
import org.postern.writing.SavedDraft;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is written to the patient. */
@Controller
@RequestMapping("/inbox/threads/{threadId}")
class Replies {

    private final UserThreads threads;
    private final UserReplies replies;
    private final ConversationReader reader;
    private final ConversationPages pages;
    private final ComposerPages composers;
    private final ComposerFiles files;
    private final Throttle throttle;

    Replies(
            UserThreads threads,
            UserReplies replies,
            ConversationReader reader,
            ConversationPages pages,
            ComposerPages composers,
            ComposerFiles files,
            Throttle throttle) {
        this.threads = threads;
        this.replies = replies;
        this.reader = reader;
        this.pages = pages;
        this.composers = composers;
        this.files = files;
        this.throttle = throttle;
    }

    @PostMapping("/messages")
    String reply(
            UserIdentity user,
            @PathVariable UUID threadId,
            InboxState state,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var desk = ConversationReader.replyDesk(user, threads.get(user, threadId));
        var taken = files.take(desk, form, posted, FileLimits.HIGHEST);
        var outcome =
                taken.refusal()
                        .or(
                                () ->
                                        composers
                                                .post(desk, form)
                                                .map(post -> post.with(taken.ids()))
                                                .map(post -> replies.reply(user, threadId, post)));
        if (outcome.isPresent() && outcome.get() instanceof SendOutcome.Sent) {
            files.sent(user.id(), taken);
            return "redirect:/inbox/threads/" + threadId + state.query();
        }
        return refused(user, threadId, state, form, outcome, words, response, model);
    }

    private String refused(
            UserIdentity user,
            UUID threadId,
            InboxState state,
            ComposerForm form,
            Optional<SendOutcome> outcome,
            Words words,
            HttpServletResponse response,
            Model model) {
        RefusedPost.answer(response, outcome);
        var desk = ConversationReader.replyDesk(user, threads.get(user, threadId));
        // The page shows a composer only while the patient can read what it sends.
        composers.saveDraft(desk, form);
        var now = threads.open(user, threadId);
        var again =
                composers.again(
                        desk,
                        form,
                        outcome.orElse(null),
                        now.seen(),
                        MessageText.HIGHEST_LIMIT,
                        words);
        return pages.page(user, state, reader.page(user, now, again, null, null), model);
    }

    @PostMapping("/draft")
    Object saveDraft(
            UserIdentity user,
            @PathVariable UUID threadId,
            InboxState state,
            ComposerForm form,
            FilesForm posted,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var desk = ConversationReader.replyDesk(user, threads.get(user, threadId));
        var saved = composers.saveDraft(desk, form);
        var taken = files.take(desk, form, posted, FileLimits.HIGHEST);
        if (taken.refusal().isPresent()) {
            return refused(user, threadId, state, form, taken.refusal(), words, response, model);
        }
        return SavedDraft.answer(request, saved, "/inbox/threads/" + threadId);
    }
}

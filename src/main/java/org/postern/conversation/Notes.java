package org.postern.conversation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.postern.handling.UserThreads;
import org.postern.inbox.InboxState;
import org.postern.note.InternalNotes;
import org.postern.note.NoteOutcome;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.user.UserIdentity;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPages;
import org.postern.writing.SavedDraft;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What staff write to each other in a thread. */
@Controller
@RequestMapping("/inbox/threads/{threadId}/notes")
class Notes {

    private final UserThreads threads;
    private final InternalNotes notes;
    private final ConversationReader reader;
    private final ConversationPages pages;
    private final ComposerPages composers;
    private final Throttle throttle;

    Notes(
            UserThreads threads,
            InternalNotes notes,
            ConversationReader reader,
            ConversationPages pages,
            ComposerPages composers,
            Throttle throttle) {
        this.threads = threads;
        this.notes = notes;
        this.reader = reader;
        this.pages = pages;
        this.composers = composers;
        this.throttle = throttle;
    }

    @PostMapping
    String write(
            UserIdentity user,
            @PathVariable UUID threadId,
            InboxState state,
            ComposerForm form,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var desk = ConversationReader.noteDesk(user, threads.get(user, threadId));
        var outcome =
                composers
                        .post(desk, form)
                        .map(post -> notes.write(user, threadId, post))
                        .orElse(null);
        if (outcome instanceof NoteOutcome.Written) {
            return "redirect:/inbox/threads/" + threadId + state.query();
        }
        response.setStatus(
                outcome instanceof NoteOutcome.WrittenBefore
                        ? HttpStatus.CONFLICT.value()
                        : HttpStatus.UNPROCESSABLE_CONTENT.value());
        composers.saveDraft(desk, form);
        var again = RefusedNote.composer(composers, desk, form, outcome);
        var now = threads.open(user, threadId);
        return pages.page(user, state, reader.page(user, now, null, again, null), model);
    }

    @PostMapping("/draft")
    ResponseEntity<Void> saveDraft(
            UserIdentity user,
            @PathVariable UUID threadId,
            ComposerForm form,
            HttpServletRequest request) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var desk = ConversationReader.noteDesk(user, threads.get(user, threadId));
        var saved = composers.saveDraft(desk, form);
        return SavedDraft.answer(request, saved, "/inbox/threads/" + threadId + "#note");
    }
}

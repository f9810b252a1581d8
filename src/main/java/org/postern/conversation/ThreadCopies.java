package org.postern.conversation;

import java.util.List;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.database.CurrentPractice;
import org.postern.handling.UserThreads;
import org.postern.note.InternalNote;
import org.postern.note.InternalNotes;
import org.postern.practice.Practices;
import org.postern.user.UserIdentity;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A thread to take elsewhere: as plain text for the clipboard, and on paper. */
@Controller
@RequestMapping("/inbox/threads/{threadId}")
class ThreadCopies {

    private final UserThreads threads;
    private final InternalNotes notes;
    private final Practices practices;

    ThreadCopies(UserThreads threads, InternalNotes notes, Practices practices) {
        this.threads = threads;
        this.notes = notes;
        this.practices = practices;
    }

    /** The page to copy from where no script does it. */
    @GetMapping("/copy")
    String copy(UserIdentity user, @PathVariable UUID threadId, Model model) {
        model.addAttribute("threadId", threadId.toString());
        model.addAttribute("text", plain(user, threadId));
        return "clinic/copy";
    }

    @GetMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> text(UserIdentity user, @PathVariable UUID threadId) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(plain(user, threadId));
    }

    private String plain(UserIdentity user, UUID threadId) {
        var zone = practices.get(CurrentPractice.id()).timeZone();
        return PlainThread.of(threads.whole(user, threadId, AuditAction.COPY_THREAD), zone);
    }

    /** Internal notes are on the paper only when asked for. */
    @GetMapping("/print")
    String print(
            UserIdentity user,
            @PathVariable UUID threadId,
            @RequestParam(required = false) String notes,
            Model model) {
        var purpose =
                notes == null ? AuditAction.PRINT_THREAD : AuditAction.PRINT_THREAD_WITH_NOTES;
        model.addAttribute("view", threads.whole(user, threadId, purpose));
        model.addAttribute(
                "notes", notes == null ? List.<InternalNote>of() : this.notes.of(user, threadId));
        model.addAttribute("withNotes", notes != null);
        return "clinic/print";
    }
}

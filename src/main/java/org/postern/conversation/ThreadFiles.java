package org.postern.conversation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.postern.attachment.Attachment;
import org.postern.attachment.AttachmentNotFound;
import org.postern.attachment.Attachments;
import org.postern.compose.FileLimits;
import org.postern.handling.UserThreads;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.user.UserIdentity;
import org.postern.writing.ComposerFiles;
import org.postern.writing.ComposerForm;
import org.postern.writing.FileAnswers;
import org.postern.writing.FilesForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The files of conversations, as users send and get them. */
@Controller
@RequestMapping("/inbox/files")
class ThreadFiles {

    private final Attachments attachments;
    private final UserThreads threads;
    private final ComposerFiles files;
    private final FileAnswers answers;
    private final Throttle throttle;

    ThreadFiles(
            Attachments attachments,
            UserThreads threads,
            ComposerFiles files,
            FileAnswers answers,
            Throttle throttle) {
        this.attachments = attachments;
        this.threads = threads;
        this.files = files;
        this.answers = answers;
        this.throttle = throttle;
    }

    @GetMapping("/{fileId}")
    void whole(UserIdentity user, @PathVariable UUID fileId, HttpServletResponse response)
            throws IOException {
        answers.send(visible(user, fileId), false, response);
    }

    @GetMapping("/{fileId}/small")
    void small(UserIdentity user, @PathVariable UUID fileId, HttpServletResponse response)
            throws IOException {
        answers.send(visible(user, fileId), true, response);
    }

    private Attachment visible(UserIdentity user, UUID fileId) {
        var file = attachments.get(fileId);
        var threadId = file.threadId();
        if (file.messageId() != null && threadId != null) {
            threads.get(user, threadId);
        } else if (!file.ownerId().equals(user.id())) {
            throw new AttachmentNotFound();
        }
        return file;
    }

    /**
     * Takes files while their message is written, or takes them away; answers with what is there.
     */
    @PostMapping
    String upload(
            UserIdentity user,
            ComposerForm form,
            FilesForm posted,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var desk = files.desk(user.id(), form);
        if (desk.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "tag/no-files";
        }
        model.addAttribute(
                "files", files.uploaded(desk.get(), form, posted, FileLimits.HIGHEST, response));
        return "tag/attached";
    }
}

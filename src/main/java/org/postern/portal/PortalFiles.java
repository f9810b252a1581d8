package org.postern.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.postern.attachment.Attachment;
import org.postern.attachment.AttachmentNotFound;
import org.postern.attachment.Attachments;
import org.postern.compose.Desk;
import org.postern.compose.FileLimits;
import org.postern.messaging.PatientThreads;
import org.postern.patient.PatientIdentity;
import org.postern.reception.Reception;
import org.postern.reception.Receptions;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
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

/** The files that a patient sends and gets. */
@Controller
@RequestMapping("/portal/files")
class PortalFiles {

    private final Attachments attachments;
    private final PatientThreads threads;
    private final Receptions receptions;
    private final ComposerFiles files;
    private final FileAnswers answers;
    private final Throttle throttle;

    PortalFiles(
            Attachments attachments,
            PatientThreads threads,
            Receptions receptions,
            ComposerFiles files,
            FileAnswers answers,
            Throttle throttle) {
        this.attachments = attachments;
        this.threads = threads;
        this.receptions = receptions;
        this.files = files;
        this.answers = answers;
        this.throttle = throttle;
    }

    @GetMapping("/{fileId}")
    void whole(PatientIdentity patient, @PathVariable UUID fileId, HttpServletResponse response)
            throws IOException {
        answers.send(own(patient, fileId), false, response);
    }

    @GetMapping("/{fileId}/small")
    void small(PatientIdentity patient, @PathVariable UUID fileId, HttpServletResponse response)
            throws IOException {
        answers.send(own(patient, fileId), true, response);
    }

    private Attachment own(PatientIdentity patient, UUID fileId) {
        var file = attachments.get(fileId);
        var threadId = file.threadId();
        if (file.messageId() == null) {
            if (!file.ownerId().equals(patient.accountId())
                    || patient.find(file.patientId()).isEmpty()) {
                throw new AttachmentNotFound();
            }
        } else if (threadId == null || !file.sent()) {
            // What a user may still take back is nothing that a patient sees.
            throw new AttachmentNotFound();
        } else {
            threads.get(patient, threadId);
        }
        return file;
    }

    /**
     * Takes files while their message is written, or takes them away; answers with what is there.
     */
    @PostMapping
    String upload(
            PatientIdentity patient,
            ComposerForm form,
            FilesForm posted,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, patient.accountId().toString());
        var desk =
                files.desk(patient.accountId(), form)
                        .filter(found -> patient.find(found.patientId()).isPresent());
        if (desk.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "tag/no-files";
        }
        var limits = limits(patient, desk.get(), form);
        model.addAttribute("files", files.uploaded(desk.get(), form, posted, limits, response));
        return "tag/attached";
    }

    private FileLimits limits(PatientIdentity patient, Desk desk, ComposerForm form) {
        var threadId = desk.threadId();
        if (threadId != null) {
            var thread = threads.get(patient, threadId);
            return receptions.inThread(thread.assigneeId(), thread.patientId()).files();
        }
        return Optional.ofNullable(form.to())
                .flatMap(to -> receptions.forNew(to, desk.patientId()))
                .map(Reception::files)
                .orElse(FileLimits.USUAL);
    }
}

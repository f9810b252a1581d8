package org.postern.writing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.postern.attachment.Attachment;
import org.postern.attachment.AttachmentNotFound;
import org.postern.attachment.Attachments;
import org.postern.attachment.FileKind;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Serves files, each as what it is and as nothing else: under a fixed type, in a sandbox, kept by
 * no browser. Photos are shown, anything else is saved. Who may see one is checked by the doors.
 */
@Component
public class FileAnswers {

    private static final String SANDBOX =
            "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'";
    private static final String PLAIN = "!#$&+-.^_`|~";

    private final Attachments attachments;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    FileAnswers(Attachments attachments, AuditTrail audit, TransactionTemplate transaction) {
        this.attachments = attachments;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Serves a file, or a photo's small version; either is recorded.
     *
     * @throws AttachmentNotFound if it is held back, or has no small version
     */
    public void send(Attachment file, boolean small, HttpServletResponse response)
            throws IOException {
        if (!file.isReady() || small && !file.kind().isPhoto()) {
            throw new AttachmentNotFound();
        }
        var event =
                AuditEvent.allowed(AuditAction.VIEW_FILE)
                        .patient(file.patientId())
                        .on("attachment", file.id());
        transaction.executeWithoutResult(
                status -> audit.record(small ? event.because("small") : event));
        // Before the headers: what was damaged gets a page of its own.
        var part = attachments.part(file.id(), small, 0);
        response.setContentType((small ? FileKind.JPEG : file.kind()).contentType());
        response.setHeader(
                "Content-Disposition",
                disposition(file.kind().isPhoto() ? "inline" : "attachment", file.name()));
        response.setHeader("Content-Security-Policy", SANDBOX);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        if (!small) {
            response.setContentLength(file.size());
        }
        for (var number = 1; part.length > 0; number++) {
            response.getOutputStream().write(part);
            part = attachments.part(file.id(), small, number);
        }
    }

    /** The header by RFC 6266: the name in ASCII for old programs, and as it is for all others. */
    static String disposition(String type, String name) {
        var plain = new StringBuilder();
        var encoded = new StringBuilder();
        name.codePoints()
                .map(one -> one < ' ' || one > '~' || "\"\\%".indexOf(one) >= 0 ? '_' : one)
                .forEach(plain::appendCodePoint);
        for (var one : name.getBytes(StandardCharsets.UTF_8)) {
            var isPlain =
                    one >= 'a' && one <= 'z'
                            || one >= 'A' && one <= 'Z'
                            || one >= '0' && one <= '9'
                            || PLAIN.indexOf(one) >= 0;
            encoded.append(isPlain ? String.valueOf((char) one) : "%%%02X".formatted(one & 0xFF));
        }
        return "%s; filename=\"%s\"; filename*=UTF-8''%s".formatted(type, plain, encoded);
    }
}

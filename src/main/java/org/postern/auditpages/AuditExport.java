package org.postern.auditpages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.postern.auditlog.AuditLog;
import org.postern.auditlog.AuditRow;
import org.postern.database.CurrentPractice;
import org.postern.entry.AsksForProof;
import org.postern.practice.Practices;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The audit log as a file for a spreadsheet. */
@AsksForProof
@Controller
@RequestMapping(AuditLogPages.ADDRESS + "/export")
class AuditExport {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final AuditLog log;
    private final Practices practices;

    AuditExport(AuditLog log, Practices practices) {
        this.log = log;
        this.practices = practices;
    }

    @GetMapping
    void write(AuditLogState state, HttpServletResponse response) throws IOException {
        var practice = practices.get(CurrentPractice.id());
        var zone = practice.timeZone();
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("audit-log-" + practice.slug() + ".csv")
                        .build()
                        .toString());
        var out = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
        out.printRecord(
                "Time (UTC)",
                "Time (" + zone + ")",
                "Actor kind",
                "Actor",
                "Actor id",
                "Rights then",
                "Act",
                "Outcome",
                "Reason",
                "Patient",
                "Patient id",
                "Patients shown",
                "Object",
                "Object id",
                "Version",
                "Address",
                "Session",
                "Event id");
        log.export(state.filter(zone), row -> print(row, zone, out));
        out.flush();
    }

    private static void print(AuditRow row, ZoneId zone, CSVPrinter out) {
        try {
            out.printRecord(
                    row.at(),
                    LOCAL.format(row.at().atZone(zone)),
                    row.actorKind(),
                    harmless(row.actorName()),
                    row.actorId(),
                    row.role(),
                    row.action(),
                    row.outcome(),
                    harmless(row.reason()),
                    harmless(row.patientName()),
                    row.patientId(),
                    row.shown().stream().map(UUID::toString).collect(Collectors.joining(" ")),
                    harmless(row.objectKind()),
                    row.objectId(),
                    row.objectVersion(),
                    harmless(row.address()),
                    row.session(),
                    row.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text that no spreadsheet takes for a formula (CWE-1236). */
    private static @Nullable String harmless(@Nullable String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }
}

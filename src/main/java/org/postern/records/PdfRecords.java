package org.postern.records;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.text.Bidi;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Message;
import org.postern.note.InternalNote;
import org.postern.patient.Patient;
import org.postern.practice.Practice;
import org.postern.practice.Practices;
import org.springframework.stereotype.Component;

/** Writes records as a PDF, to read and to print. Files are named in it; the FHIR file has them. */
@Component
class PdfRecords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final String SIGNS =
            "A sign that the fonts of this document cannot draw stands as its number, such as [U+76AE]. The FHIR file of the same records holds every text exactly as it was typed, and the files that are named here.";

    private record Entry(Instant at, int order, String head, String text) {}

    private final Records records;
    private final PdfFonts fonts;
    private final Practices practices;
    private final Clock clock;

    PdfRecords(Records records, PdfFonts fonts, Practices practices, Clock clock) {
        this.records = records;
        this.fonts = fonts;
        this.practices = practices;
        this.clock = clock;
    }

    void write(Patient patient, RecordsRequest request, OutputStream out) throws IOException {
        var practice = practices.get(CurrentPractice.id());
        var drawing = fonts.open();
        try (var document = new Document(PageSize.LETTER, 56, 56, 56, 56)) {
            var writer = PdfWriter.getInstance(document, out);
            writer.setCloseStream(false);
            writer.setPageEvent(new PdfFooter(patient, drawing));
            document.addTitle("Patient records");
            document.open();
            add(document, drawing, practice.name(), 10);
            addStrong(document, drawing, "Conversations with " + patient.name(), 16);
            add(document, drawing, about(patient, request, practice), 10);
            for (var threadId : records.threads(request)) {
                write(records.read(threadId, request), practice.timeZone(), document, drawing);
            }
            if (drawing.hasNumber()) {
                add(document, drawing, "\n" + SIGNS, 8);
            }
        }
    }

    private String about(Patient patient, RecordsRequest request, Practice practice) {
        return "Born %s, record %s.\n%s to %s. %s\nMade %s."
                .formatted(
                        DAY.format(patient.dateOfBirth()),
                        patient.recordNumber(),
                        day(request.from(), "From the beginning"),
                        day(request.until(), "now"),
                        request.notes()
                                ? "With internal notes of the practice."
                                : "Without internal notes of the practice.",
                        TIME.format(clock.instant().atZone(practice.timeZone())));
    }

    private static String day(@Nullable LocalDate day, String otherwise) {
        return day == null ? otherwise : DAY.format(day);
    }

    private static void write(
            RecordsThread thread, ZoneId zone, Document document, PdfFonts.Drawing drawing) {
        var entries =
                Stream.concat(
                                thread.messages().stream().map(one -> entry(one, zone)),
                                thread.notes().stream().map(one -> entry(one, zone)))
                        .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::order))
                        .toList();
        if (entries.isEmpty()) {
            return;
        }
        var subject = thread.subject() == null ? "Conversation" : thread.subject();
        addStrong(document, drawing, subject, 13);
        for (var entry : entries) {
            // Begins with a name, goes on in English: from left to right, whatever the name is.
            add(document, drawing.phrase(entry.head(), 9, true), PdfWriter.RUN_DIRECTION_LTR, 9);
            add(document, drawing, entry.text(), 11);
        }
    }

    private static Entry entry(Message message, ZoneId zone) {
        var text = message.text();
        var files =
                message.files().stream()
                        .map(file -> "\n[attachment: " + file.name() + "]")
                        .collect(Collectors.joining());
        return new Entry(
                message.sentAt(),
                message.seq(),
                "%s, %s%s"
                        .formatted(
                                message.writer(),
                                TIME.format(message.sentAt().atZone(zone)),
                                message.automatic() ? " (automatic answer)" : ""),
                (text == null ? FhirMessages.DAMAGED : text) + files);
    }

    private static Entry entry(InternalNote note, ZoneId zone) {
        var text = note.text();
        return new Entry(
                note.writtenAt(),
                note.afterSeq(),
                "Internal note, %s, %s"
                        .formatted(note.authorName(), TIME.format(note.writtenAt().atZone(zone))),
                text == null ? FhirMessages.DAMAGED : text);
    }

    private static void add(Document document, PdfFonts.Drawing drawing, String text, float size) {
        add(document, drawing.phrase(text, size, false), direction(text), 0);
    }

    private static void addStrong(
            Document document, PdfFonts.Drawing drawing, String text, float size) {
        add(document, drawing.phrase(text, size, true), direction(text), size);
    }

    // A table of one cell: what is written from right to left is set only there.
    private static void add(Document document, Phrase phrase, int direction, float before) {
        var cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(1);
        cell.setRunDirection(direction);
        var table = new PdfPTable(1);
        table.setWidthPercentage(100);
        table.setSpacingBefore(before);
        table.setSplitLate(false);
        table.setRunDirection(PdfWriter.RUN_DIRECTION_LTR);
        table.addCell(cell);
        document.add(table);
    }

    static int direction(String text) {
        var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        return bidi.isLeftToRight()
                ? PdfWriter.RUN_DIRECTION_NO_BIDI
                : bidi.baseIsLeftToRight()
                        ? PdfWriter.RUN_DIRECTION_LTR
                        : PdfWriter.RUN_DIRECTION_RTL;
    }
}

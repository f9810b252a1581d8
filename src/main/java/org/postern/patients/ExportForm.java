package org.postern.patients;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.patient.TypedDate;
import org.postern.records.RecordsFormat;
import org.postern.records.RecordsRequest;

/** What is to be exported, as it was typed. */
public record ExportForm(
        @Nullable String from,
        @Nullable String until,
        @Nullable String format,
        @Nullable String notes) {

    static final ExportForm EMPTY = new ExportForm("", "", "pdf", null);

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** What stands in a field. */
    public String fromText() {
        return clean(from);
    }

    /** What stands in a field. */
    public String untilText() {
        return clean(until);
    }

    /** Whether it is to be a FHIR file. */
    public boolean isFhir() {
        return clean(format).equals("fhir");
    }

    /** Whether internal notes are wanted, too. */
    public boolean withNotes() {
        return notes != null;
    }

    RecordsFormat fileFormat() {
        return isFhir() ? RecordsFormat.FHIR : RecordsFormat.PDF;
    }

    @Nullable String problem() {
        var first = day(from);
        var last = day(until);
        if (first == null && !clean(from).isEmpty() || last == null && !clean(until).isEmpty()) {
            return "Enter dates such as 05/04/2026, or leave them empty.";
        }
        return first != null && last != null && last.isBefore(first)
                ? "The last day is before the first."
                : null;
    }

    RecordsRequest request(UUID patientId) {
        return new RecordsRequest(patientId, day(from), day(until), withNotes());
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        return TypedDate.parse(clean(typed)).orElse(null);
    }
}

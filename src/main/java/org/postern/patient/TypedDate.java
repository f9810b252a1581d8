package org.postern.patient;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A date as a form holds it. */
public final class TypedDate {

    // Date pickers send the first; where there is none, people type the second, or what pages show.
    private static final List<DateTimeFormatter> FORMS =
            List.of(
                    strict("uuuu-M-d"),
                    strict("M/d/uuuu"),
                    strict("[EEEE ]d MMMM uuuu"),
                    strict("[EEEE ]d MMM uuuu"),
                    strict("MMMM d uuuu"),
                    strict("MMM d uuuu"));

    private TypedDate() {}

    private static DateTimeFormatter strict(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * The date, such as 2026-11-24, 11/24/2026, 24 November 2026 or Nov 24, 2026; nothing if it is
     * none, or lies outside the years 1 to 8999, which no form asks for and not every database
     * knows.
     */
    public static Optional<LocalDate> parse(String typed) {
        var clean = typed.replace(',', ' ').strip().replaceAll("\\s+", " ");
        for (var form : FORMS) {
            try {
                return Optional.of(LocalDate.parse(clean, form))
                        .filter(date -> date.getYear() >= 1 && date.getYear() < 9000);
            } catch (DateTimeException e) {
                // not in this form: try the next
            }
        }
        return Optional.empty();
    }
}

package org.postern.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a roster from CSV, line by line: one that cannot be read, such as one with a quote that is
 * never closed, costs no other.
 */
class CsvRoster {

    private record Found(CSVRecord record, int lines) {}

    // A field with more line breaks is one whose quote was forgotten.
    private static final int MOST_LINES = 20;
    // Each is looked for over many lines.
    private static final int MOST_UNCLOSED = 300;

    private final List<String> lines;
    private final CSVFormat format;
    private int unclosed;

    CsvRoster(List<String> lines) {
        this.lines = lines;
        this.format =
                CSVFormat.DEFAULT.builder().setDelimiter(delimiter(lines.get(first(lines)))).get();
    }

    private static int first(List<String> lines) {
        var at = 0;
        while (lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    // The one that parts the most columns.
    private static char delimiter(String header) {
        var best = ',';
        for (var delimiter : new char[] {';', '\t'}) {
            if (count(header, delimiter) > count(header, best)) {
                best = delimiter;
            }
        }
        return best;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(one -> one == sign).count();
    }

    void read(RosterReading reading) {
        var at = first(lines);
        var header =
                record(at)
                        .orElseThrow(
                                () -> new RosterRefused("The first line cannot be read as CSV."));
        var columns = CsvColumns.of(header.record());
        at += header.lines();
        while (at < lines.size()) {
            at += read(at, columns, reading);
        }
    }

    private int read(int at, CsvColumns columns, RosterReading reading) {
        if (lines.get(at).isBlank()) {
            return 1;
        }
        var found = record(at);
        if (found.isEmpty()) {
            if (++unclosed > MOST_UNCLOSED) {
                throw new RosterRefused(
                        "Hundreds of lines hold a quotation mark that is not closed. Save the file"
                                + " as CSV again.");
            }
            reading.refuse(
                    at + 1, begin(at), "The line cannot be read: a quotation mark is not closed.");
            return 1;
        }
        var record = found.get().record();
        if (record.size() != columns.count()) {
            reading.refuse(
                    at + 1,
                    begin(at),
                    "The line has %d columns, the first line has %d."
                            .formatted(record.size(), columns.count()));
            // It may have swallowed others, behind a quotation mark of its own.
            return 1;
        }
        reading.add(columns.read(at + 1, record));
        return found.get().lines();
    }

    private String begin(int at) {
        return RosterProblem.shortened(lines.get(at).strip());
    }

    private Optional<Found> record(int at) {
        var text = new StringBuilder(lines.get(at));
        for (var next = at + 1; ; next++) {
            var record = parse(text.toString());
            if (record.isPresent()) {
                return Optional.of(new Found(record.get(), next - at));
            }
            if (next >= lines.size() || next - at >= MOST_LINES) {
                return Optional.empty();
            }
            text.append('\n').append(lines.get(next));
        }
    }

    private Optional<CSVRecord> parse(String text) {
        try (var parser = CSVParser.parse(text, format)) {
            return parser.stream().findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}

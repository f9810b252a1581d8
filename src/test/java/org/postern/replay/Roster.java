package org.postern.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The patients of a roster.
 *
 * @param living those who can register
 * @param deceased how many were left out
 * @param withoutEmail how many more were left out, since no link can be mailed to them
 */
record Roster(List<Person> living, int deceased, int withoutEmail) {

    /** One patient, as the practice knows them. */
    record Person(String given, String family, String born, String email, String record) {

        String name() {
            return given + " " + family;
        }
    }

    /**
     * Reads a roster for one run. A server keeps record numbers and addresses apart, and it may
     * have seen the roster before: so each run adds its own tag to both, and the patients of two
     * runs are other people of the same names.
     */
    static Roster read(Path file, String run) {
        try (var reader = Files.newBufferedReader(file);
                var rows = CSVFormat.DEFAULT.builder().setHeader().get().parse(reader)) {
            var living = new ArrayList<Person>();
            var deceased = 0;
            var withoutEmail = 0;
            for (var row : rows) {
                if (!row.get("deceased").isEmpty()) {
                    deceased++;
                } else if (row.get("email").isBlank()) {
                    withoutEmail++;
                } else {
                    living.add(person(row, run));
                }
            }
            return new Roster(living, deceased, withoutEmail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Person person(CSVRecord row, String run) {
        return new Person(
                row.get("given"),
                row.get("family"),
                row.get("birth_date"),
                row.get("email").replaceFirst("@", "+" + run + "@"),
                row.get("mrn") + "-" + run);
    }
}

package org.postern.roster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * Which column holds what, by the names in the first line. Signs and capitals do not count: {@code
 * Date of birth} and {@code date_of_birth} are one name.
 */
record CsvColumns(int number, int given, int family, int born, int email, int deceased, int count) {

    // The first name that a file has is taken.
    private static final List<String> NUMBER =
            List.of(
                    "mrn",
                    "medicalrecordnumber",
                    "recordnumber",
                    "recordno",
                    "record",
                    "chartnumber",
                    "chart",
                    "patientnumber",
                    "patientno",
                    "patientid",
                    "id");
    private static final List<String> GIVEN =
            List.of("given", "givenname", "givennames", "firstname", "forename", "first");
    private static final List<String> FAMILY =
            List.of("family", "familyname", "lastname", "surname", "last");
    private static final List<String> BORN =
            List.of("birthdate", "dateofbirth", "dob", "birthday", "born", "birth");
    private static final List<String> EMAIL = List.of("email", "emailaddress", "mail");
    private static final List<String> DECEASED =
            List.of("deceased", "deceaseddate", "dateofdeath", "deathdate", "died");

    static CsvColumns of(CSVRecord header) {
        var places =
                IntStream.range(0, header.size())
                        .boxed()
                        .collect(
                                Collectors.toMap(
                                        place -> plain(header.get(place)),
                                        Function.identity(),
                                        (first, second) -> first));
        return new CsvColumns(
                required(places, NUMBER, "a record number (such as mrn)"),
                required(places, GIVEN, "a given name (such as first name)"),
                required(places, FAMILY, "a family name (such as last name)"),
                required(places, BORN, "a date of birth (such as birth date)"),
                place(places, EMAIL),
                place(places, DECEASED),
                header.size());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static int required(Map<String, Integer> places, List<String> names, String what) {
        var place = place(places, names);
        if (place < 0) {
            throw new RosterRefused(
                    "The first line names no column for "
                            + what
                            + ". Give the columns names, and choose the file again.");
        }
        return place;
    }

    private static int place(Map<String, Integer> places, List<String> names) {
        return names.stream().filter(places::containsKey).map(places::get).findFirst().orElse(-1);
    }

    RawRow read(int line, CSVRecord record) {
        return new RawRow(
                line,
                value(record, number),
                value(record, given),
                value(record, family),
                value(record, born),
                value(record, email),
                value(record, deceased));
    }

    private static String value(CSVRecord record, int place) {
        return place < 0 ? "" : record.get(place).strip();
    }
}

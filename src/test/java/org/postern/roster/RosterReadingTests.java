package org.postern.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterReadingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String HEADER = "mrn,given,family,birth_date,email,deceased\n";

    private static RosterReading read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static RosterReading read(byte[] file) {
        var text = RosterText.of(file);
        var reading = new RosterReading(TODAY);
        if (text.isJson()) {
            new FhirRoster(text.lines()).read(reading);
        } else {
            new CsvRoster(text.lines()).read(reading);
        }
        return reading;
    }

    private static List<String> names(RosterReading reading) {
        return reading.rows().stream().map(row -> row.given() + " " + row.family()).toList();
    }

    @ParameterizedTest
    @DisplayName("A7: columns are known by sensible names, in any order, whatever parts them")
    @ValueSource(
            strings = {
                "mrn,given,family,birth_date\n7,Ana,Ruiz,1981-05-04",
                "Last Name;First Name;DOB;Record Number\nRuiz;Ana;05/04/1981;7",
                "Date of birth\tPatient no\tSurname\tForename\n1981-05-04\t7\tRuiz\tAna",
                "\n\n\"Family\",\"Given\",\"Born\",\"ID\",\"Shoe size\"\r\nRuiz,Ana,1981-05-04,7,38\r\n",
                "\uFEFFMRN,Given,Family,Birth-Date\n7, Ana , Ruiz ,1981-05-04T00:00:00Z\n\n"
            })
    void columnsAreKnownBySensibleNames(String file) {
        assertThat(read(file).rows())
                .extracting(RosterRow::number, RosterRow::given, RosterRow::family, RosterRow::born)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "7", "Ana", "Ruiz", LocalDate.of(1981, 5, 4)));
    }

    @Test
    @DisplayName("A7: a number of the practice is taken before any other number")
    void thePracticesOwnNumberIsTaken() {
        assertThat(read("patient_id,mrn,given,family,dob\nx,7,Ana,Ruiz,1981-05-04").rows())
                .extracting(RosterRow::number)
                .containsExactly("7");
    }

    @Test
    @DisplayName("A7: Windows-1252 is read where UTF-8 is not possible, and UTF-16 by its mark")
    void otherEncodingsAreRead() {
        var file = HEADER + "7,Björn,Núñez,1981-05-04,,\n";
        var windows = file.getBytes(Charset.forName("windows-1252"));

        assertThat(RosterText.of(windows).encoding()).isEqualTo("Windows-1252");
        assertThat(names(read(windows))).containsExactly("Björn Núñez");
        assertThat(names(read(("\uFEFF" + file).getBytes(StandardCharsets.UTF_16LE))))
                .containsExactly("Björn Núñez");
    }

    @ParameterizedTest
    @DisplayName("A7: a bad row is named with its line and reason, and the good ones are kept")
    @CsvSource(
            delimiter = '|',
            value = {
                ",Maria,Lopez,1958-08-30,,|record number is missing",
                "8,,Lopez,1958-08-30,,|given name is missing",
                "8,Maria,,1958-08-30,,|family name is missing",
                "8,Maria,Lopez,,,|date of birth is missing",
                "8,Maria,Lopez,30.8.1958,,|not a whole date",
                "8,Maria,Lopez,1958-02-30,,|not a whole date",
                "8,Maria,Lopez,1958,,|not a whole date",
                "8,Maria,Lopez,2026-11-26,,|lies in the future",
                "8,Maria,Lopez,1758-08-30,,|Nobody is that old",
                "7,Maria,Lopez,1958-08-30,,|stands in line 2 already",
                "8,Maria,Lopez|has 3 columns",
                "8,\"Maria,Lopez,1958-08-30,,|quotation mark is not closed",
                "8,Mar\u0007ia,Lopez,1958-08-30,,|control characters",
                "8,Mar\u202Eia,Lopez,1958-08-30,,|control characters"
            })
    void aBadRowIsNamed(String row, String reason) {
        var reading =
                read(HEADER + "7,Ana,Ruiz,1981-05-04,,\n" + row + "\n9,Ben,Okoro,1990-01-01,,\n");

        assertThat(names(reading)).containsExactly("Ana Ruiz", "Ben Okoro");
        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().get(0).line()).isEqualTo(3);
        assertThat(reading.problems().get(0).reason()).contains(reason);
        assertThat(reading.problems().get(0).kept()).isFalse();
        assertThat(reading.problems().get(0).who()).containsAnyOf("Lopez", "Maria", "Mar", "8");
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        var reading = read(HEADER + "8," + "x".repeat(101) + ",Lopez,1958-08-30,,\n");

        assertThat(reading.problems())
                .extracting(RosterProblem::reason)
                .first()
                .asString()
                .contains("at most 100 characters");
    }

    @Test
    @DisplayName("A7: a bad email address costs the address, not the patient")
    void aBadEmailCostsTheAddressAlone() {
        var reading = read(HEADER + "8,Maria,Lopez,1958-08-30,maria at home,\n");

        assertThat(reading.rows()).extracting(RosterRow::email).containsExactly((String) null);
        assertThat(reading.problems().get(0).kept()).isTrue();
    }

    @Test
    void aQuotedFieldMayHoldALineBreakOfAnotherColumn() {
        var reading =
                read(
                        "mrn,given,family,dob,address\n"
                                + "7,Ana,Ruiz,1981-05-04,\"1 Elm St\nLakeside\"\n"
                                + "8,Ben,\"O\"\"Koro\",1990-01-01,x\n9,,x,1990-01-01,x\n");

        assertThat(names(reading)).containsExactly("Ana Ruiz", "Ben O\"Koro");
        assertThat(reading.problems()).extracting(RosterProblem::line).containsExactly(5);
    }

    @ParameterizedTest
    @CsvSource({
        "yes,true,",
        "TRUE,true,",
        "no,false,",
        "'',false,",
        "1999-12-31,true,1999-12-31",
        "1951-02-20T08:15:54-05:00,true,1951-02-20",
        "2999-01-01,true,",
        "perhaps,false,"
    })
    void deceasedIsADateOrAWord(String typed, boolean deceased, LocalDate died) {
        var row = read(HEADER + "8,Maria,Lopez,1948-08-30,," + typed + "\n").rows().get(0);

        assertThat(row.deceased()).isEqualTo(deceased);
        assertThat(row.died()).isEqualTo(died);
    }

    @ParameterizedTest
    @DisplayName("A7: a file of which nothing can be read is refused with what to do")
    @CsvSource(
            delimiter = '|',
            value = {
                "'  '|empty",
                "first name,last name,dob|record number",
                "mrn,first,dob|family name",
                "a\u0000b|not a text file",
                "PK\u0003\u0004xlsx|workbook",
                "{|one Patient resource a line"
            })
    void aFileOfWhichNothingCanBeReadIsRefused(String file, String reason) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(RosterRefused.class)
                .hasMessageContaining(reason);
    }

    @Test
    void tooManyRowsAreRefused() {
        var file = new StringBuilder("mrn,given,family,dob\n");
        for (var number = 0; number <= RosterReading.MOST_ROWS; number++) {
            file.append(number).append(",A,B,1990-01-01\n");
        }

        assertThatThrownBy(() -> read(file.toString())).hasMessageContaining("100,000");
    }

    private static final String PATIENT =
            """
            {"resourceType":"Patient","id":"x","identifier":[{"value":"other"},\
            {"type":{"coding":[{"code":"SS"}]},"value":"999-53-3362"},\
            {"type":{"coding":[{"code":"MR"}]},"value":"7"}],\
            "name":[{"use":"maiden","family":"Alt","given":["A"]},\
            {"use":"official","family":"Ruiz","given":["Ana","Maria"]}],\
            "telecom":[{"system":"phone","value":"555"},{"system":"email","value":"ana@mail.example"}],\
            "birthDate":"1981-05-04","deceasedDateTime":"2020-02-03T04:05:06Z"}""";

    @Test
    @DisplayName("A7: FHIR: the medical record number, official name, email, birth and death")
    void aFhirPatientIsRead() {
        assertThat(read(PATIENT).rows())
                .containsExactly(
                        new RosterRow(
                                1,
                                "7",
                                "Ana Maria",
                                "Ruiz",
                                LocalDate.of(1981, 5, 4),
                                "ana@mail.example",
                                true,
                                LocalDate.of(2020, 2, 3)));
    }

    @Test
    @DisplayName("A7: FHIR: one bad line never stops the rest")
    void oneBadLineNeverStopsTheRest() {
        var lines =
                List.of(
                        "{\"resourceType\":\"Practitioner\",\"id\":\"p\"}",
                        PATIENT,
                        "{\"resourceType\":\"Patient\",\"active\":false}",
                        "{\"resourceType\":\"Nonsense\"}",
                        "{\"resourceType\":\"Patient\",",
                        "not json",
                        "[]",
                        PATIENT.replace("\"7\"", "\"8\"").replace("1981-05-04", "1981-05"),
                        PATIENT.replace("\"7\"", "\"8\"").replace("1981-05-04", "1981-13-04"),
                        PATIENT.replace("\"7\"", "\"9\"")
                                .replace(
                                        "\"deceasedDateTime\":\"2020-02-03T04:05:06Z\"",
                                        "\"deceasedBoolean\":true"),
                        PATIENT.replace("\"MR\"", "\"DL\"").replace("\"other\"", "\"10\""));

        var reading = read(String.join("\n", lines) + "\n\n");

        assertThat(reading.rows()).extracting(RosterRow::number).containsExactly("7", "9", "10");
        assertThat(reading.rows()).extracting(RosterRow::deceased).containsOnly(true);
        assertThat(reading.problems())
                .extracting(RosterProblem::line)
                .containsExactly(1, 3, 4, 5, 6, 7, 8, 9);
    }

    @ParameterizedTest
    @DisplayName("A7: whatever an odd FHIR line holds, it is refused alone, or read without it")
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"birthDate\":1e999999999}",
                "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":12E100000000}",
                "{\"resourceType\":\"Patient\",\"active\":\"yes\"}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"use\":\"bogus\",\"family\":\"X\"}]}",
                "{\"resourceType\":\"Patient\",\"identifier\":[{\"_value\":{\"extension\":"
                        + "[{\"url\":\"http://example.org/absent\",\"valueCode\":\"masked\"}]}}]}",
                "{\"resourceType\":\"Patient\",\"telecom\":[{\"system\":\"email\",\"_value\":"
                        + "{\"extension\":[{\"url\":\"http://example.org/absent\",\"valueCode\":\"masked\"}]}}]}",
                "{\"resourceType\":\"Patient\",\"name\":",
                "[]"
            })
    void anOddFhirLineCostsNoOther(String odd) {
        var good =
                "{\"resourceType\":\"Patient\",\"identifier\":[{\"value\":\"91e456789-1e999\"}],"
                        + "\"name\":[{\"family\":\"Ruiz\",\"given\":[\"Ana\"]}],"
                        + "\"birthDate\":\"1981-05-04\"}";

        var reading = read(good + "\n" + odd + "\n" + good.replace("91e", "92e"));

        assertThat(names(reading)).containsExactly("Ana Ruiz", "Ana Ruiz");
        assertThat(reading.problems()).extracting(RosterProblem::line).contains(2);
    }
}

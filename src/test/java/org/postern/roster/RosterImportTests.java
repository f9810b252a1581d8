package org.postern.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

class RosterImportTests extends PosternTest {

    private static final Path OUTSIDE = outside().resolve("patients");
    private static final String HEADER = "mrn,given,family,birth_date,email,deceased\n";
    private static final String FILE =
            HEADER
                    + "1,Maria,Lopez,1958-08-30,maria@mail.example,\n"
                    + "2,Paul,Weiß,1971-02-01,,yes\n"
                    + "3,Eva,,1990-01-01,,\n";

    @Autowired private Rosters rosters;
    @Autowired private RosterRun run;

    private Clinic clinic;
    private Browser dana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        dana = clinic.as(clinic.dana());
    }

    private static Path outside() {
        var configured = System.getenv("POSTERN_SHARED_DATA");
        return Path.of(configured == null ? "../shared/data" : configured);
    }

    private Page upload(byte[] file) {
        return dana.upload(dana.get("/patients/import"), "form.card", "file", "roster.csv", file);
    }

    private Page previewOf(String file) {
        return dana.follow(upload(file.getBytes(StandardCharsets.UTF_8)));
    }

    private Page confirm(Page preview) {
        var progress = dana.follow(dana.submit(preview, "form[action$='/confirmation']", Map.of()));
        assertThat(progress.html().select("progress")).hasSize(1);
        work();
        return dana.get(
                preview.action("form[action$='/confirmation']").replace("/confirmation", ""));
    }

    private void work() {
        while (world.in(clinic.practice(), run::step)) {
            // until nothing is left
        }
    }

    private static String fact(Page page, String name) {
        return page.html().select("dt:contains(" + name + ") + dd").first().text();
    }

    private int count(String sql) {
        return world.database()
                .sql(sql)
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("A7: a roster is previewed, confirmed, taken over; the same file changes nothing")
    void aRosterIsPreviewedConfirmedAndTakenOver() {
        var preview = previewOf(FILE);

        assertThat(preview.text())
                .contains("3 lines, read as CSV, UTF-8", "Maria Lopez", "Would be added")
                .contains("Line 4 · Eva, 3 · Refused The family name is missing.");
        assertThat(fact(preview, "Add")).isEqualTo("2");
        assertThat(fact(preview, "Refuse")).isEqualTo("1");
        assertThat(dana.get("/patients").text()).doesNotContain("Lopez");

        var result = confirm(preview);

        assertThat(result.text()).contains("The roster is imported", "Line 4 · Eva, 3 · Refused");
        assertThat(fact(result, "Added")).isEqualTo("2");
        assertThat(dana.get("/patients").text()).contains("Maria Lopez", "Paul Weiß", "Deceased");
        var again = previewOf(FILE);
        assertThat(again.text()).contains("Nothing would change");
        assertThat(fact(again, "Leave as they are")).isEqualTo("2");
        assertThat(again.html().select("form[action$='/confirmation']")).isEmpty();
    }

    @Test
    @DisplayName("A7: a changed row changes its patient, and shows before what it changes")
    void aChangedRowChangesItsPatient() {
        confirm(previewOf(FILE));

        var preview =
                previewOf(HEADER + "1,Maria,Lopez-Ruiz,1958-08-31,,\n4,Tom,Ash,1999-09-09,,\n");

        assertThat(preview.text())
                .contains("Family name: Lopez → Lopez-Ruiz", "1958-08-30 → 1958-08-31");
        confirm(preview);
        var found = dana.submit(dana.get("/patients"), "form.find", Map.of("words", "1"));
        var profile = dana.get(dana.follow(found).html().select("a.result").attr("href"));
        // What the file does not say is not taken away.
        assertThat(profile.text()).contains("Maria Lopez-Ruiz", "maria@mail.example");
    }

    @Test
    @DisplayName("A7: the patients of one practice are nothing to another's roster")
    void anotherPracticesPatientsAreLeftAlone() {
        confirm(previewOf(FILE));
        var other = world.clinic();

        var id = world.in(other.practice(), () -> rosters.read(other.dana().id(), FILE.getBytes()));

        assertThat(world.in(other.practice(), () -> rosters.get(id)).preview().planned().added())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("A7: a row of a record that was merged away is refused, and names the survivor")
    void aRowOfAMergedRecordIsRefused() {
        confirm(previewOf(FILE));
        world.database()
                .sql(
                        """
                        update patient m set merged_into = s.id from patient s
                        where m.practice_id = ? and s.practice_id = m.practice_id
                            and m.record_number = '2' and s.record_number = '1'
                        """)
                .params(clinic.practice().id())
                .update();

        assertThat(previewOf(FILE).text()).contains("was merged into record 1");
    }

    @Test
    @DisplayName("A7, F1: what waits is encrypted, and forgotten after a day or at once")
    void whatWaitsIsEncryptedAndForgotten() {
        var preview = previewOf(FILE);
        var stored =
                "select count(*) from roster_part where practice_id = ?"
                        + " and (encode(lines_ct, 'escape') like '%Lopez%')";
        assertThat(count("select count(*) from roster_part where practice_id = ?")).isEqualTo(2);
        assertThat(count(stored)).isZero();

        dana.submit(preview, "form[action$='/withdrawal']", Map.of());
        assertThat(count("select count(*) from roster_part where practice_id = ?")).isZero();

        previewOf(FILE);
        clock.advance(Duration.ofHours(25));
        world.in(
                clinic.practice(),
                () -> {
                    rosters.forgetOld();
                    return true;
                });
        assertThat(count("select count(*) from roster_import where practice_id = ?")).isZero();
    }

    @Test
    @DisplayName("A7: an import that a node left in the middle goes on, and does nothing twice")
    void anImportGoesOnWhereANodeLeftIt() {
        var file = new StringBuilder(HEADER);
        for (var number = 1; number <= 450; number++) {
            file.append(number).append(",Maria,Lopez,1958-08-30,,\n");
        }
        var preview = previewOf(file.toString());
        dana.submit(preview, "form[action$='/confirmation']", Map.of());
        world.in(clinic.practice(), run::step);
        var address = preview.action("form[action$='/confirmation']").replace("/confirmation", "");

        assertThat(dana.get(address).text()).contains("200 of 450 patients");
        // The second click of an impatient person.
        dana.submit(preview, "form[action$='/confirmation']", Map.of());
        work();

        assertThat(fact(dana.get(address), "Added")).isEqualTo("450");
        assertThat(
                        count(
                                "select count(*) from patient where practice_id = ?"
                                        + " and family_name = 'Lopez'"))
                .isEqualTo(450);
        assertThat(
                        count(
                                "select count(*) from audit_event where practice_id = ? and action ="
                                        + " 'ADD_PATIENT' and actor_id is not null"))
                .isEqualTo(450);
    }

    @ParameterizedTest
    @DisplayName("case 66: formulas and scripts in a file are text, and shown as text")
    @ValueSource(
            strings = {
                "=cmd|'/C calc'!A0",
                "@SUM(1+9)*cmd|' /C calc'!A0",
                "<script>alert(1)</script>",
                "'; drop table patient; --",
                "{{7*7}}"
            })
    void formulasAndScriptsAreText(String name) {
        var preview = previewOf(HEADER + "1,\"" + name + "\",Lopez,1958-08-30,,\n");

        assertThat(preview.html().select(".line-list bdi").text()).isEqualTo(name + " Lopez");
        confirm(preview);
        assertThat(dana.get("/patients").html().select(".result-name").eachText())
                .contains(name + " Lopez");
    }

    @Test
    void aFileOfWhichNothingCanBeReadSaysWhatToDo() {
        var refused = upload("a,b\n1,2\n".getBytes());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#file-error").text()).contains("names no column");
        assertThat(upload(new byte[0]).text()).contains("Choose a file first.");
    }

    @Test
    @DisplayName("A7: a file above 20 MB is answered with a page that says so")
    void aFileThatIsTooLargeIsAnsweredWithAPage() {
        var refused = upload(new byte[21 * 1024 * 1024]);

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("too much at once");
    }

    @Test
    void manyProblemsArePaged() {
        var file = new StringBuilder(HEADER);
        for (var number = 1; number <= 450; number++) {
            file.append(number).append(",,Lopez,1958-08-30,,\n");
        }

        var preview = previewOf(file.toString());

        assertThat(preview.html().select("#problems + ul li")).hasSize(200);
        assertThat(preview.text()).contains("Page 1 of 3");
    }

    @Test
    @DisplayName("A7: the outside roster, from CSV and then from FHIR, comes in whole")
    void theOutsideRosterComesInWhole() throws IOException {
        if (!Files.exists(OUTSIDE)) {
            System.out.println("Left out: the outside roster (no shared data folder)");
            return;
        }
        var csv = Files.readAllBytes(OUTSIDE.resolve("roster.csv"));
        var preview = dana.follow(upload(csv));
        assertThat(fact(preview, "Add")).isEqualTo("100");
        assertThat(fact(preview, "Refuse")).isEqualTo("0");
        confirm(preview);
        assertThat(
                        count(
                                "select count(*) from patient where practice_id = ?"
                                        + " and deceased_at is not null"))
                .isEqualTo(16);

        var fhir = dana.follow(upload(Files.readAllBytes(OUTSIDE.resolve("Patient.ndjson"))));

        assertThat(fhir.text()).contains("100 lines, read as FHIR R4 ndjson");
        assertThat(List.of(fact(fhir, "Add"), fact(fhir, "Change"), fact(fhir, "Leave")))
                .containsExactly("0", "0", "100");
    }

    @Test
    void anImportOfNobodyIsNotFound() {
        assertThat(dana.get("/patients/import/" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}

package org.postern.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.patient.PatientDetails;
import org.postern.patient.Patients;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

class PatientListTests extends PosternTest {

    private static final LocalDate BORN = LocalDate.of(1958, 8, 30);

    @Autowired private Patients patients;

    private Clinic clinic;
    private Browser dana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        dana = clinic.as(clinic.dana());
        world.in(
                clinic.practice(),
                () -> {
                    for (var number = 0; number < 120; number++) {
                        // Many of one name: the id decides.
                        add("n" + number, "Maria", number % 3 == 0 ? "lopez" : "Lopez");
                    }
                    return true;
                });
    }

    private void add(String number, String given, String family) {
        patients.add(new PatientDetails(number, given, family, BORN, null));
    }

    private static String next(Page page) {
        return page.html().select("a:contains(Next page)").attr("href");
    }

    @Test
    @DisplayName("case 71: paging through the patients skips and repeats nobody")
    void pagingSkipsAndRepeatsNobody() {
        var seen = new ArrayList<String>();
        var page = dana.get("/patients");
        seen.addAll(page.html().select("a.result").eachAttr("href"));
        for (var added = 0; !next(page).isEmpty(); added++) {
            var name = "Aaron" + added;
            world.in(
                    clinic.practice(),
                    () -> {
                        add(name, name, "Abel");
                        return true;
                    });
            page = dana.get("/patients" + next(page).replaceFirst("^/patients", ""));
            seen.addAll(page.html().select("a.result").eachAttr("href"));
        }

        assertThat(seen).hasSize(122).doesNotHaveDuplicates();
        assertThat(next(dana.get("/patients"))).doesNotContain("opez");
    }

    @Test
    void aSearchIsPagedToo() {
        var first =
                dana.follow(
                        dana.submit(
                                dana.get("/patients"), "form.find", Map.of("words", "mar lop")));
        assertThat(first.html().select("a.result")).hasSize(50);

        var second = dana.get(next(first));

        assertThat(second.html().select("a.result")).hasSize(50);
        assertThat(second.form("form.find")).containsEntry("words", "mar lop");
        assertThat(dana.get(next(second)).html().select("a.result")).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1958-08-30", "8/30/1958", "30 August 1958", "Aug 30, 1958"})
    @DisplayName("C2: a date of birth finds its patients in every form in which pages show it")
    void aDateOfBirthFindsInEveryForm(String typed) {
        var found = dana.submit(dana.get("/patients"), "form.find", Map.of("words", typed));

        assertThat(dana.follow(found).html().select("a.result")).hasSize(50);
    }

    @Test
    @DisplayName("A7: who may be there already is asked about, and added all the same if not")
    void whoMayBeThereAlreadyIsAskedAbout() {
        var typed = Map.of("given", "Anna", "family", "RUÍZ", "born", "1981-05-04", "record", "9");
        var asked = dana.submit(dana.get("/patients/new"), "form.card", typed);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("Is it one of these?", "Nothing is added yet");
        assertThat(asked.html().select("a.result").eachAttr("href"))
                .containsExactly("/patients/" + clinic.ana().patientId() + "/profile");
        assertThat(asked.form("form.card")).containsAllEntriesOf(typed);
        var anyway = asked.html().select("button[name=anyway]").attr("value");
        var changed = Map.of("anyway", anyway, "family", "Okoro");
        assertThat(dana.submit(asked, "form.card", changed).text()).contains("Ben Okoro");

        var added = dana.submit(asked, "form.card", Map.of("anyway", anyway));

        assertThat(dana.follow(added).text()).contains("Anna RUÍZ", "Record 9");
        assertThat(dana.follow(added).html().select("main a:contains(Add email address)"))
                .hasSize(1);
        assertThat(dana.follow(added).html().select("form[action$='/invitations']")).isEmpty();
    }

    @Test
    void aPageAfterNobodyIsNotFound() {
        assertThat(dana.get("/patients?after=" + java.util.UUID.randomUUID()).status())
                .isEqualTo(404);
    }
}

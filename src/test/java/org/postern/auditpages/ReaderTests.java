package org.postern.auditpages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;

/** Whoever was shown words of a patient's messages stands in the list of its readers. */
class ReaderTests extends PosternTest {

    private static final String TEXT = "Is this quagga normal?";

    private Clinic clinic;
    private UUID thread;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        thread = clinic.writes(clinic.as(clinic.ana()), clinic.chen(), "Rash", TEXT);
    }

    private List<String> readers() {
        return clinic.as(clinic.dana())
                .get("/settings/security/audit/readers?patient=" + clinic.ana().patientId())
                .html()
                .select("[aria-labelledby=did] .result")
                .eachText();
    }

    private List<String> possible() {
        return clinic.as(clinic.dana())
                .get("/settings/security/audit/readers?patient=" + clinic.ana().patientId())
                .html()
                .select("[aria-labelledby=could] .result-name")
                .eachText();
    }

    @Test
    @DisplayName("164.312(b): who could read a patient's messages is who can, and nobody else")
    void whoCouldReadThemCan() {
        var everybody = List.of(clinic.chen(), clinic.okafor(), clinic.dana());
        assertThat(possible()).contains("Dr. Chen", "Ana Ruiz").doesNotContain("Nurse Okafor");
        for (var step = 0; step < 2; step++) {
            var told = possible();
            for (var user : everybody) {
                var opens = clinic.as(user).get("/inbox/threads/" + thread).status() == 200;
                var exports =
                        clinic.as(user)
                                        .get("/patients/" + clinic.ana().patientId() + "/export")
                                        .status()
                                == 200;
                assertThat(told.contains(user.name())).as(user.name()).isEqualTo(opens || exports);
            }
            world.letViewEverybody(clinic.okafor());
        }
        assertThat(possible()).contains("Nurse Okafor").doesNotContain("Ben Ortiz");
    }

    @Test
    @DisplayName("164.312(b): who saw the first words of a message in a list or a search")
    void whoSawAListOrSearched() {
        var chen = clinic.as(clinic.chen());
        assertThat(readers()).noneMatch(reader -> reader.contains("Dr. Chen"));

        assertThat(chen.get("/inbox").text()).contains(TEXT);

        assertThat(readers())
                .filteredOn(reader -> reader.contains("Dr. Chen"))
                .singleElement()
                .asString()
                .contains("Seen in lists")
                .doesNotContain("Opened");

        world.letViewEverybody(clinic.okafor());
        var okafor = clinic.as(clinic.okafor());
        assertThat(okafor.get("/inbox").text()).doesNotContain(TEXT);
        assertThat(readers()).noneMatch(reader -> reader.contains("Nurse Okafor"));
        var found =
                okafor.follow(
                        okafor.submit(
                                okafor.get("/inbox?view=others"),
                                "form[role=search]",
                                Map.of("words", "quagga")));
        assertThat(found.text()).contains("quagga");
        assertThat(readers()).anyMatch(reader -> reader.contains("Nurse Okafor"));

        chen.get("/inbox/threads/" + thread);
        assertThat(readers())
                .anyMatch(reader -> reader.matches(".*Dr\\. Chen.*Opened once, seen.*"));
    }

    @Test
    @DisplayName("164.312(b): who exported a patient's records has read them")
    void whoExportedTheRecords() {
        var dana = clinic.as(clinic.dana());
        var form = dana.get("/patients/" + clinic.ana().patientId() + "/export");
        assertThat(readers()).noneMatch(reader -> reader.contains("Dana"));

        var file = dana.submit(form, "form[action$=export]", Map.of("format", "fhir"));

        assertThat(file.body()).contains(TEXT);
        assertThat(readers())
                .anyMatch(reader -> reader.contains("Dana") && reader.contains("Opened once"));
    }

    @Test
    @DisplayName("16.2.1: the log of a patient has the lists that showed their messages")
    void theLogOfAPatientHasLists() {
        clinic.as(clinic.chen()).get("/inbox");

        var log =
                clinic.as(clinic.dana())
                        .get(
                                "/settings/security/audit?user=%s&patient=%s"
                                        .formatted(clinic.chen().id(), clinic.ana().patientId()));

        assertThat(log.html().select(".log tbody tr").eachText())
                .anyMatch(row -> row.contains("View conversations") && row.contains("1 patient"));
    }
}

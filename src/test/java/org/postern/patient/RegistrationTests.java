package org.postern.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.ServerLog;
import org.postern.testing.World;
import org.postern.vault.Secret;
import org.springframework.beans.factory.annotation.Autowired;

class RegistrationTests extends PosternTest {

    @RegisterExtension final ServerLog log = new ServerLog();

    private static final String BORN = "1958-08-30";

    @Autowired private Patients patients;

    private Clinic clinic;
    private Browser browser;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        browser = world.browser();
    }

    private UUID add(String given, String email) {
        var details = new PatientDetails(given, given, "Lopez", LocalDate.parse(BORN), email);
        return world.in(clinic.practice(), () -> patients.add(details));
    }

    private Secret invite(UUID patient) {
        return world.in(clinic.practice(), () -> world.invite(patient, clinic.dana()));
    }

    private Page registers(Secret secret, String password) {
        var link = clinic.practice().portalPath() + "/invitation/" + secret.text();
        // The form has no address of its own: it goes where it came from.
        var fields = browser.get(link).form("form.card");
        fields.putAll(Map.of("born", BORN, "password", password));
        return browser.postBare(link, fields);
    }

    @Test
    void anEmailThatAnotherPatientTookMeanwhileIsRefusedClearly() {
        var maria = invite(add("Maria", "shared@mail.example"));
        var paul = invite(add("Paul", "Shared@mail.example"));
        assertThat(registers(maria, World.PASSWORD).status()).isEqualTo(302);

        browser = world.browser();
        var refused = registers(paul, World.PASSWORD);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("email address")
                .contains("ask your practice")
                .doesNotContain("Maria");
    }

    @Test
    void thePracticeIsToldThatAnEmailIsTaken() {
        registers(invite(add("Maria", "shared@mail.example")), World.PASSWORD);
        var paul = add("Paul", "SHARED@mail.example");
        var dana = clinic.as(clinic.dana());

        var refused =
                dana.submit(
                        dana.get("/patients/" + paul + "/profile"),
                        "form[action$='/invitations']",
                        Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Somebody else signs in with this email address.");
    }

    @ParameterizedTest
    @DisplayName("6.2.1: a password shorter than 15 characters is refused with the reason")
    @ValueSource(strings = {"", "short", "fourteen chars", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀"})
    void aShortPasswordIsRefusedWithTheReason(String password) {
        var secret = invite(add("Maria", "maria@mail.example"));

        var refused = registers(secret, password);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#password-error").text()).contains("at least 15");
        assertThat(refused.form("form.card")).containsEntry("born", BORN);
        assertThat(registers(secret, World.PASSWORD).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @DisplayName("6.2.8, 6.2.9: long and odd passwords are taken whole")
    @ValueSource(
            strings = {
                "🦊🍋🚲🎻🌵🐙🧦🏔🥁🪁🦉🍇🚦🎈🧭",
                "  spaces around are a part of it  ",
                "Seven brown otters slept under the old bridge until the rain had stopped at noon.",
                "каждый охотник желает"
            })
    void longAndOddPasswordsAreTakenWhole(String password) {
        registers(invite(add("Maria", "maria@mail.example")), password);

        assertThat(signsIn(password).status()).isEqualTo(302);
        assertThat(signsIn(password.substring(0, password.length() - 2)).status()).isEqualTo(422);
        assertThat(signsIn(password.strip().toUpperCase() + "!").status()).isEqualTo(422);
    }

    private Page signsIn(String password) {
        var other = world.browser();
        return other.submit(
                other.get(clinic.practice().portalPath()),
                "form",
                Map.of("email", "maria@mail.example", "password", password));
    }

    @Test
    @DisplayName("11.5.1, 16.2.5: the secret of a link is stored as a hash and stands in no log")
    void theSecretIsStoredAsAHash() {
        var secret = invite(add("Maria", "maria@mail.example"));
        registers(secret, "short");
        registers(secret, World.PASSWORD);

        assertThat(secret.text()).hasSize(43);
        var stored =
                world.database()
                        .sql(
                                """
                                select i::text || encode(token_hash, 'escape') from invitation i
                                where practice_id = ?
                                union all
                                select n::text || coalesce(encode(secret_ct, 'escape'), '')
                                from notification n where practice_id = ?
                                """)
                        .params(clinic.practice().id(), clinic.practice().id())
                        .query(String.class)
                        .list();
        assertThat(stored).isNotEmpty().noneMatch(row -> row.contains(secret.text()));
        assertThat(log.text()).doesNotContain(secret.text()).doesNotContain(World.PASSWORD);
    }
}

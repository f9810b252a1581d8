package org.postern.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What nobody types by chance, in each field. */
class HostileRegistrationTests extends PosternTest {

    private static final Path HOSTILE =
            Path.of(System.getenv().getOrDefault("POSTERN_SHARED_DATA", "../shared/data"))
                    .resolve("hostile");

    @Autowired private RegistrationRequests requests;

    private Clinic clinic;
    private Browser browser;
    private Page page;
    private int posts;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        browser = world.browser();
        page = browser.get(clinic.practice().portalPath() + "/register");
    }

    private int ask(String given, String family, String born, String email) {
        if (posts++ % 100 == 0) {
            world.database().sql("delete from throttle").update();
        }
        return browser.submit(
                        page,
                        "form.card",
                        Map.of("given", given, "family", family, "born", born, "email", email))
                .status();
    }

    private void answer() {
        world.in(
                clinic.practice(),
                () -> {
                    for (var i = 0; i < 40; i++) {
                        requests.answerWaiting();
                    }
                    return true;
                });
    }

    private int waiting() {
        return world.database()
                .sql("select count(*) from registration_request where practice_id = ?")
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("A22, case 67: naughty strings in each field are taken or refused, never a fault")
    void naughtyStringsAreTakenOrRefused() throws IOException {
        var strings =
                new ArrayList<>(List.of("", " ", "\u0000", "\ud800", "'", "a".repeat(20_000)));
        var file = HOSTILE.resolve("naughty-strings.json");
        if (Files.exists(file)) {
            new JsonMapper()
                    .readTree(Files.readString(file))
                    .forEach(one -> strings.add(one.asString()));
        } else {
            System.out.println("Left out: naughty strings (no shared data folder)");
        }
        for (var i = 0; i < strings.size(); i++) {
            var one = strings.get(i);
            var other = strings.get((i + 1) % strings.size());
            var email = "n" + i + "@mail.example";
            assertThat(ask(one, other, "1958-08-30", email)).as(one).isIn(302, 422);
            assertThat(ask("Ana", "Ruiz", one, other)).as(one).isIn(302, 422);
        }
        assertThat(waiting()).isPositive();
        answer();
        assertThat(waiting()).isZero();
    }

    @Test
    @DisplayName("1.3.11: hostile addresses are taken or refused, never a fault")
    void hostileAddressesAreNoFault() throws IOException {
        for (var email : column("email-invalid.csv", " ;")) {
            var status = ask("Ana", "Ruiz", "1958-08-30", email);
            assertThat(status).as(email).isIn(302, 422);
            // What could become a second address or a header; the rest is equal to no record's.
            if (email.matches("(?s).*[\\s,;:<>()\"\\\\].*")) {
                assertThat(status).as(email).isEqualTo(422);
            }
        }
        for (var email : column("email-valid.csv", ",")) {
            assertThat(ask("Ana", "Ruiz", "1958-08-30", email)).as(email).isIn(302, 422);
        }
        answer();
        assertThat(waiting()).isZero();
    }

    private static List<String> column(String file, String end) throws IOException {
        if (!Files.exists(HOSTILE.resolve(file))) {
            System.out.println("Left out: " + file + " (no shared data folder)");
            return List.of("a@b@c.example");
        }
        return Files.readAllLines(HOSTILE.resolve(file)).stream()
                .skip(1)
                .filter(line -> line.contains(end))
                .map(line -> line.substring(0, line.indexOf(end)))
                .filter(email -> !email.isBlank())
                .toList();
    }
}

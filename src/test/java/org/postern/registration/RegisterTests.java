package org.postern.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.patient.Deaths;
import org.postern.patient.PatientDetails;
import org.postern.patient.Patients;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

class RegisterTests extends PosternTest {

    private static final String BORN = "1958-08-30";
    private static final String EMAIL = "maria@mail.example";

    @Autowired private RegistrationRequests requests;
    @Autowired private Patients patients;
    @Autowired private Deaths deaths;

    @Autowired
    @Qualifier("maintenance")
    private DataSource maintenance;

    private Clinic clinic;
    private Browser browser;
    private String register;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        browser = world.browser();
        register = clinic.practice().portalPath() + "/register";
    }

    private UUID add(String given, String family, String born, String email) {
        var details =
                new PatientDetails(
                        UUID.randomUUID().toString(), given, family, LocalDate.parse(born), email);
        return world.in(clinic.practice(), () -> patients.add(details));
    }

    private Page asks(String given, String family, String born, String email) {
        return browser.submit(
                browser.get(register),
                "form.card",
                Map.of("given", given, "family", family, "born", born, "email", email));
    }

    private void answer() {
        world.in(
                clinic.practice(),
                () -> {
                    requests.answerWaiting();
                    return true;
                });
    }

    private int links() {
        return count(
                "select count(*) from invitation where practice_id = ? and asked_at is not null");
    }

    private int waiting() {
        return count("select count(*) from registration_request where practice_id = ?");
    }

    private int count(String sql) {
        return world.database()
                .sql(sql)
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("A4: whoever fits the record is mailed a link, and registers with it")
    void whoeverFitsTheRecordRegisters() {
        var maria = add("María", "López", BORN, EMAIL);
        assertThat(
                        browser.get(clinic.practice().portalPath())
                                .html()
                                .select("a[href=" + register + "]"))
                .hasSize(1);

        var sent = browser.follow(asks("Maria", "Lopez", BORN, EMAIL));
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.text()).contains("Look at your mail");
        answer();

        assertThat(waiting()).isZero();
        var dana = clinic.as(clinic.dana());
        assertThat(dana.get("/patients/" + maria + "/profile").text())
                .contains("Asked to register today", "the link was mailed");
        var link = clinic.practice().portalPath() + "/invitation/" + world.invited().text();
        var fields = browser.get(link).form("form.card");
        fields.putAll(Map.of("born", BORN, "password", World.PASSWORD));
        assertThat(browser.postBare(link, fields).location()).endsWith("/portal/messages");
        assertThat(dana.get("/patients/" + maria + "/profile").text()).contains("Registered");
        assertThat(world.auditTrail(clinic.practice()))
                .containsSubsequence("ASK_TO_REGISTER ALLOWED", "REGISTER ALLOWED");
        assertThat(browser.get(link).html().select("a[href=" + register + "]")).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("A4: accents, capitals, hyphens and the order of names make no difference")
    @CsvSource({
        "María Elena, García-López",
        "maria elena, garcia lopez",
        "ELENA MARIA, Lopez Garcia",
        "Mari\u0301a, GARCI\u0301A",
        "Elena, López",
        "María Elena Sofía, García López",
        "García López, María Elena",
        "Maria-Elena, Garcíalópez"
    })
    void namesAreComparedAsPeopleTypeThem(String given, String family) {
        add("María Elena", "García López", BORN, EMAIL);

        asks(given, family, BORN, "MARIA@mail.example");
        answer();

        assertThat(links()).isEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName("A4: name, date of birth and email must all fit")
    @CsvSource({
        "Mario, García López, 1958-08-30, maria@mail.example",
        "Mar, García López, 1958-08-30, maria@mail.example",
        "María, Gomez, 1958-08-30, maria@mail.example",
        "-, -, 1958-08-30, maria@mail.example",
        "María, García López, 1958-08-31, maria@mail.example",
        "María, García López, 1958-08-30, maria@mail.example.org",
        "María, García López, 1958-08-30, %@mail.example",
        "María, García López, 1958-08-30, mari_@mail.example"
    })
    void allMustFit(String given, String family, String born, String email) {
        add("María Elena", "García López", BORN, EMAIL);

        assertThat(asks(given, family, born, email).status()).isEqualTo(302);
        answer();

        assertThat(links()).isZero();
        assertThat(waiting()).isZero();
        assertThat(world.auditTrail(clinic.practice()))
                .endsWith("ASK_TO_REGISTER DENIED fits-no-patient");
    }

    @Test
    @DisplayName("A4: of twins with one address the one whose whole name is typed gets the link")
    void ofTwinsTheWholeNameDecides() {
        add("Ana Lucía", "Ruiz", BORN, EMAIL);
        asks("Ana", "Ruiz", BORN, EMAIL);
        answer();
        assertThat(links()).isEqualTo(1);

        var ana = add("Ana", "Ruiz", BORN, EMAIL);
        asks("Ana", "Ruiz", BORN, EMAIL);
        answer();
        assertThat(
                        world.database()
                                .sql("select count(*) from invitation where patient_id = ?")
                                .params(ana)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);

        add("Ana", "Ruíz", BORN, EMAIL);
        asks("Ana", "Ruiz", BORN, EMAIL);
        answer();
        assertThat(links()).isEqualTo(2);
    }

    @Test
    @DisplayName("A4: whoever has a parent or caregiver with access still registers alone")
    void whoeverHasACaregiverRegistersAlone() {
        var maria = add("Maria", "Lopez", BORN, EMAIL);
        world.database()
                .sql(
                        """
                        insert into portal_link (practice_id, account_id, patient_id, relationship,
                            created_at)
                        values (?, ?, ?, 'CAREGIVER', now())
                        """)
                .params(clinic.practice().id(), clinic.ana().accountId(), maria)
                .update();

        asks("Maria", "Lopez", BORN, EMAIL);
        answer();

        assertThat(links()).isEqualTo(1);
        var link = clinic.practice().portalPath() + "/invitation/" + world.invited().text();
        assertThat(browser.get(link).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("case 75: nothing is mailed for a patient who is marked deceased")
    void theDeceasedGetNoLink() {
        var maria = add("Maria", "Lopez", BORN, EMAIL);
        world.in(
                clinic.practice(),
                () -> {
                    deaths.mark(maria, null);
                    return true;
                });

        asks("Maria", "Lopez", BORN, EMAIL);
        answer();

        assertThat(links()).isZero();
        assertThat(
                        count(
                                "select count(*) from notification where kind = 'ACCOUNT_EXISTS'"
                                        + " and practice_id = ?"))
                .isZero();
    }

    @Test
    @DisplayName(
            "6.3.8, A22: page, status and headers are the same whether or not there is a patient")
    void theAnswerDoesNotTell() {
        add("Maria", "Lopez", BORN, EMAIL);
        var ana = clinic.ana();

        var known = asks("Maria", "Lopez", BORN, EMAIL);
        var registered = asks("Ana", "Ruiz", World.BORN.toString(), ana.email());
        var unknown = asks("Nora", "Blake", BORN, "nora@mail.example");

        for (var answer : new Page[] {registered, unknown}) {
            assertThat(answer.status()).isEqualTo(known.status()).isEqualTo(302);
            assertThat(answer.location()).isEqualTo(known.location());
            assertThat(answer.body()).isEqualTo(known.body());
            assertThat(plain(answer.headers())).isEqualTo(plain(known.headers()));
        }
        assertThat(waiting()).isEqualTo(3);
        assertThat(links()).isZero();
    }

    private static Map<String, ?> plain(HttpHeaders headers) {
        var plain = new TreeMap<String, Object>(headers.map());
        plain.remove("date");
        return plain;
    }

    @Test
    @Timeout(60)
    @DisplayName("6.3.8, A22: the time cannot tell: nothing about patients is looked at to answer")
    void theTimeCannotTell() throws SQLException {
        add("Maria", "Lopez", BORN, EMAIL);
        try (var connection = maintenance.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Whoever looks into one of these waits for the end of this block.
            statement.execute(
                    """
                    lock table patient, patient_name, portal_account, portal_link, invitation
                    in access exclusive mode
                    """);

            assertThat(asks("Maria", "Lopez", BORN, EMAIL).status()).isEqualTo(302);
            assertThat(asks("Nora", "Blake", BORN, "nora@mail.example").status()).isEqualTo(302);
            connection.rollback();
        }
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    @DisplayName("A22: what others ask for with an address does not stop its owner, nor flood it")
    void oneAddressIsAnsweredAlikeAndNotFlooded() {
        var last = asks("Maria", "Lopez", BORN, EMAIL);
        for (var i = 0; i < 7; i++) {
            last = asks("Nobody", "Atall", BORN, "Maria@Mail.example");
            assertThat(last.status()).isEqualTo(302);
        }

        assertThat(last.location()).endsWith("/register/sent");
        assertThat(waiting()).isEqualTo(5);
        clock.advance(Duration.ofHours(1));
        asks("Maria", "Lopez", BORN, EMAIL);
        assertThat(waiting()).isEqualTo(6);
    }

    @Test
    @DisplayName("A22: 120 requests in 15 minutes from one network are enough for a tablet")
    void oneNetworkIsThrottledAndKeepsWhatWasTyped() {
        for (var i = 0; i < 120; i++) {
            assertThat(asks("Nora", "Blake", BORN, "n" + i + "@mail.example").status())
                    .isEqualTo(302);
        }
        var refused = asks("Maria", "Lopez", BORN, EMAIL);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.text()).contains("too many tries");
        assertThat(refused.form("form.card")).containsEntry("given", "Maria");
        assertThat(clinic.as(clinic.ana()).get("/portal/messages").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(15));
        assertThat(asks("Maria", "Lopez", BORN, EMAIL).status()).isEqualTo(302);
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysWhatToDo() {
        var refused = asks("Maria", "", "tomorrow", "maria at home");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form("form.card"))
                .containsEntry("given", "Maria")
                .containsEntry("born", "tomorrow")
                .containsEntry("email", "maria at home");
        assertThat(refused.html().select("#family-error").text()).contains("last name");
        assertThat(refused.html().select("#born-error").text()).contains("date of birth");
        assertThat(refused.html().select("#email-error").text()).contains("name@example.org");
        assertThat(asks("Maria", "Lopez", "2999-01-01", EMAIL).status()).isEqualTo(422);
        assertThat(browser.postBare(register, token()).status()).isEqualTo(422);
        assertThat(waiting()).isZero();
    }

    private Map<String, String> token() {
        return Map.of("_csrf", browser.get(register).form("form.card").get("_csrf"));
    }

    @ParameterizedTest
    @DisplayName("1.3.11: line breaks in a name or an address are refused")
    @ValueSource(strings = {"\r\nBcc: all@mail.example", "\n", "\r", "\u0000", "\u0085", "\u202e"})
    void lineBreaksAreRefused(String breaks) {
        assertThat(asks("Ma" + breaks + "ria", "Lopez", BORN, EMAIL).status()).isEqualTo(422);
        assertThat(asks("Maria", "Lo" + breaks + "pez", BORN, EMAIL).status()).isEqualTo(422);
        assertThat(asks("Maria", "Lopez", BORN, "maria" + breaks + "@mail.example").status())
                .isEqualTo(422);
        assertThat(waiting()).isZero();
    }

    @Test
    @DisplayName("6.4.1: a second request ends the first link, and the practice can withdraw it")
    void aSecondRequestEndsTheFirstLink() {
        var maria = add("Maria", "Lopez", BORN, EMAIL);
        asks("Maria", "Lopez", BORN, EMAIL);
        answer();
        var first = clinic.practice().portalPath() + "/invitation/" + world.invited().text();
        asks("Maria", "Lopez", BORN, EMAIL);
        answer();
        var second = clinic.practice().portalPath() + "/invitation/" + world.invited().text();
        assertThat(browser.get(first).status()).isEqualTo(410);
        assertThat(browser.get(second).status()).isEqualTo(200);

        var dana = clinic.as(clinic.dana());
        var profile = dana.get("/patients/" + maria + "/profile");
        dana.submit(profile, "form[action$='/withdrawal']", Map.of());

        assertThat(browser.get(second).status()).isEqualTo(410);
        assertThat(world.auditTrail(clinic.practice())).contains("WITHDRAW_INVITATION ALLOWED");
    }

    @Test
    @DisplayName("14.2.4: what was typed is encrypted while it waits")
    void whatWasTypedIsEncrypted() {
        asks("Maria", "Lopezcanary", BORN, "canary@mail.example");

        var row =
                world.database()
                        .sql(
                                """
                                select r::text || encode(typed_ct, 'escape')
                                from registration_request r where practice_id = ?
                                """)
                        .params(clinic.practice().id())
                        .query(String.class)
                        .single();
        assertThat(row).doesNotContainIgnoringCase("canary").doesNotContain("Maria", BORN);
    }

    @Test
    @DisplayName("A4: switched off, nobody is taken, and no page offers it")
    void switchedOffNobodyIsTaken() {
        var page = browser.get(register);
        var dana = clinic.as(clinic.dana());
        var settings = dana.get("/settings/communications/portal");
        var fields = settings.form("form.card");
        fields.remove("registering");
        assertThat(fields).doesNotContainKey("kiosk");
        dana.postBare("/settings/communications/portal", fields);

        var late =
                browser.submit(
                        page,
                        "form.card",
                        Map.of("given", "A", "family", "B", "born", BORN, "email", EMAIL));
        assertThat(late.status()).isEqualTo(404);
        assertThat(browser.get(register).status()).isEqualTo(404);
        assertThat(browser.get(register).text()).contains("Ask your practice");
        var door = browser.get(clinic.practice().portalPath());
        assertThat(door.html().select("a[href=" + register + "]")).isEmpty();
        assertThat(waiting()).isZero();
    }
}

package org.postern.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

class InvitationTests extends PosternTest {

    private static final String BORN = "1958-08-30";

    @Autowired private Patients patients;

    private Clinic clinic;
    private Browser browser;
    private UUID maria;
    private String link;

    @BeforeEach
    void invite() {
        clinic = world.clinic();
        browser = world.browser();
        maria = add("Maria", "maria@mail.example");
        link = inviteAgain();
    }

    private UUID add(String given, String email) {
        var born = java.time.LocalDate.parse(BORN);
        return world.in(
                clinic.practice(),
                () -> patients.add(new PatientDetails(given, given, "Lopez", born, email)));
    }

    private String inviteAgain() {
        var secret = world.in(clinic.practice(), () -> world.invite(maria, clinic.dana()));
        return clinic.practice().portalPath() + "/invitation/" + secret.text();
    }

    private Page registers(String born, String password) {
        return posts(browser.get(link), born, password);
    }

    // The form has no address of its own: it goes where it came from.
    private Page posts(Page page, String born, String password) {
        var fields = page.form("form.card");
        fields.putAll(Map.of("born", born, "password", password));
        return browser.copy().postBare(link, fields);
    }

    @Test
    @DisplayName("6.4.1: a link works once")
    void aLinkWorksOnce() {
        var page = browser.get(link);
        assertThat(registers(BORN, World.PASSWORD).location()).endsWith("/portal/messages");

        var second = world.browser();
        assertThat(second.get(link).status()).isEqualTo(410);
        assertThat(posts(page, BORN, World.PASSWORD).status()).isEqualTo(410);
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void lookingAtALinkDoesNotUseItUp() {
        for (var i = 0; i < 5; i++) {
            assertThat(world.browser().get(link).status()).isEqualTo(200);
        }
        assertThat(registers(BORN, World.PASSWORD).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("A19: a link ends after seven days")
    void aLinkEndsAfterSevenDays() {
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        assertThat(browser.get(link).status()).isEqualTo(200);
        var page = browser.get(link);

        clock.advance(Duration.ofMinutes(2));

        assertThat(browser.get(link).status()).isEqualTo(410);
        var late = posts(page, BORN, World.PASSWORD);
        assertThat(late.status()).isIn(404, 410);
        assertThat(accounts()).isZero();
    }

    @Test
    void aWithdrawnLinkDoesNotWork() {
        var dana = clinic.as(clinic.dana());
        var profile = dana.get("/patients/" + maria + "/profile");
        dana.submit(profile, "form[action$='/withdrawal']", Map.of());

        assertThat(browser.get(link).status()).isEqualTo(410);
        assertThat(dana.get("/patients/" + maria + "/profile").text()).doesNotContain("Invited");
    }

    @Test
    void aNewLinkEndsTheOldOne() {
        var old = link;
        link = inviteAgain();

        assertThat(browser.get(old).status()).isEqualTo(410);
        assertThat(registers(BORN, World.PASSWORD).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("6.6.3: a wrong date of birth five times ends the link")
    void aWrongDateOfBirthEndsTheLink() {
        for (var i = 1; i <= 5; i++) {
            var refused = registers("1958-08-0" + i, World.PASSWORD);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("does not match our record");
        }
        assertThat(browser.get(link).status()).isEqualTo(410);
        assertThat(accounts()).isZero();
    }

    @ParameterizedTest
    @DisplayName("A19: a token that is none is answered as one that ended")
    @ValueSource(
            strings = {
                "",
                "/",
                "x",
                "null",
                "undefined",
                "0",
                "%00",
                "%20",
                "a%2Fb",
                "[]",
                "%5B%5D",
                "..",
                "token[]=1",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "%F0%9F%98%80",
                "'%20or%201=1--",
                "%",
                "%zz"
            })
    void aTokenThatIsNoneIsRefused(String token) throws Exception {
        var port = browser.request("/").build().uri().getPort();
        try (var socket = new java.net.Socket("localhost", port)) {
            var path = clinic.practice().portalPath() + "/invitation/" + token;
            socket.getOutputStream()
                    .write(
                            ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes());
            assertThat(answer.substring(0, 12)).matches("HTTP/1.1 4(00|04|10)");
        }
    }

    @Test
    @DisplayName("A19: a form without its fields is only wrong")
    void aFormWithoutItsFieldsIsOnlyWrong() {
        var token = Map.of("_csrf", browser.get(link).form("form.card").get("_csrf"));

        assertThat(browser.postBare(link, token).status()).isEqualTo(422);
        assertThat(registers("", "").status()).isEqualTo(422);
        assertThat(registers("yesterday", World.PASSWORD).status()).isEqualTo(422);
        assertThat(registers("9999999-99-99", World.PASSWORD).status()).isEqualTo(422);
        assertThat(accounts()).isZero();
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one invitation at once one makes an account")
    void manyPostsAtOnceMakeOneAccount() throws Exception {
        var page = browser.get(link);

        var answers = AtOnce.fifty(() -> posts(page, BORN, World.PASSWORD));

        assertThat(answers).extracting(Page::status).containsOnly(302, 410).containsOnlyOnce(302);
        assertThat(accounts()).isEqualTo(1);
    }

    private int accounts() {
        return world.database()
                .sql("select count(*) from portal_link where patient_id = ?")
                .params(maria)
                .query(Integer.class)
                .single();
    }
}

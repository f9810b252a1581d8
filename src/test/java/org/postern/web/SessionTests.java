package org.postern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

class SessionTests extends PosternTest {

    private Clinic clinic;
    private Browser ana;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    @Test
    @DisplayName("7.3.1: a user's idle session ends after 15 minutes, a patient's after 20")
    void idleSessionsEnd() {
        clock.advance(Duration.ofMinutes(15).minusSeconds(30));
        var chenInTime = chen.copy();
        assertThat(chenInTime.get("/inbox").status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(5));
        assertThat(ana.get("/portal/messages").status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(15).plusSeconds(1));
        assertSignedOut(chen.get("/inbox"));
        clock.advance(Duration.ofMinutes(5));
        assertSignedOut(ana.get("/portal/messages"));
    }

    @Test
    void aSessionThatEndedStaysEnded() {
        clock.advance(Duration.ofMinutes(21));
        assertSignedOut(ana.get("/portal/messages"));

        clock.advance(Duration.ofMinutes(-21));

        assertSignedOut(ana.get("/portal/messages"));
    }

    @Test
    @DisplayName("7.3.2: no session lives longer than 12 hours, however busy")
    void busySessionsEndAfterTwelveHours() {
        for (var hours = 0; hours < 72; hours++) {
            assertThat(chen.get("/inbox").status()).isEqualTo(200);
            assertThat(ana.get("/portal/messages").status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(10));
        }
        clock.advance(Duration.ofSeconds(1));

        assertSignedOut(chen.get("/inbox"));
        assertSignedOut(ana.get("/portal/messages"));
    }

    @Test
    void whatAPageFetchesByItselfDoesNotExtendASession() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var draft = chen.get("/inbox/threads/" + thread).form("form[data-composer]");
        clock.advance(Duration.ofMinutes(10));

        assertThat(chen.getInBackground("/inbox").status()).isEqualTo(200);
        assertThat(chen.getInBackground("/inbox/threads/" + thread).status()).isEqualTo(200);
        chen.postInBackground("/inbox/threads/" + thread + "/draft", draft);
        // Pictures that it draws anew come without its header.
        chen.get("/inbox/files/" + thread + "/small", Map.of("Sec-Fetch-Dest", "image"));
        opensEvents(chen);
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(chen.getInBackground("/inbox").status()).isEqualTo(401);
        assertSignedOut(chen.get("/inbox"));
    }

    // Its answer is not waited for: it would never end.
    private static void opensEvents(Browser browser) {
        var handler =
                (java.net.http.HttpResponse.BodyHandler<java.io.InputStream>)
                        java.net.http.HttpResponse.BodyHandlers.ofInputStream();
        try {
            var answer = browser.client().send(browser.request("/inbox/events").build(), handler);
            assertThat(answer.statusCode()).isEqualTo(200);
            answer.body().close();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @DisplayName("A27, 4.1.3: headers that name a person or an address are ignored")
    @ValueSource(
            strings = {
                "X-Forwarded-User",
                "X-Remote-User",
                "Remote-User",
                "X-User",
                "X-Forwarded-For",
                "X-Real-IP",
                "Forwarded"
            })
    void headersOfAProxyAreIgnored(String header) {
        var stranger = world.browser();
        var value =
                header.equals("Forwarded") ? "for=203.0.113.9" : clinic.chen().account().email();

        assertThat(stranger.get("/inbox", Map.of(header, value)).status()).isEqualTo(302);
        chen.get("/inbox", Map.of(header, "203.0.113.9"));

        var addresses =
                world.database()
                        .sql(
                                """
                                select distinct address from audit_event
                                where practice_id = ? and actor_id = ?
                                """)
                        .params(clinic.practice().id(), clinic.chen().id())
                        .query(String.class)
                        .list();
        assertThat(addresses).containsExactly("127.0.0.1");
    }

    @Test
    void aForwardedHostChangesNoAddress() {
        var refused =
                world.browser()
                        .get(
                                "/inbox",
                                Map.of(
                                        "X-Forwarded-Host",
                                        "evil.example",
                                        "X-Forwarded-Proto",
                                        "https"));

        assertThat(refused.location()).doesNotContain("evil", "https");
    }

    @Test
    @DisplayName("1.5.2: sessions hold ids and times, as text")
    void sessionsHoldIdsAndTimes() {
        ana.get("/portal/messages");
        chen.get("/inbox");
        var values =
                world.database()
                        .sql(
                                """
                                select attribute_name || '=' || convert_from(attribute_bytes, 'UTF8')
                                from spring_session_attributes a join spring_session s
                                    on s.primary_id = a.session_primary_id
                                where s.session_id in (?, ?)
                                """)
                        .params(ana.cookie("postern"), chen.cookie("postern"))
                        .query(String.class)
                        .list();

        var id = "[0-9a-f]{8}-[0-9a-f-]{27}";
        var time = "\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z";
        assertThat(values)
                .hasSize(10)
                .allMatch(
                        value ->
                                value.matches("last-active=" + time)
                                        // Its kind and the system's, for the list of devices.
                                        || value.matches("browser=[A-Za-z ]*\\|[A-Za-z ]*")
                                        || value.matches("enrolment=[A-Z_]+")
                                        || value.matches(
                                                "signed-in=(USER|ACCOUNT)\\|"
                                                        + id
                                                        + "\\|"
                                                        + id
                                                        + "\\|"
                                                        + time)
                                        || value.matches(
                                                ".*PRINCIPAL_NAME.*=(user|account):" + id));
    }

    @Test
    @DisplayName("3.3.2, 3.3.4: cookies are for the server alone")
    void cookiesAreForTheServerAlone() {
        var browser = world.browser();
        var door = browser.get(clinic.practice().portalPath());
        var in =
                browser.submit(
                        door,
                        "form",
                        Map.of(
                                "email",
                                clinic.ana().email(),
                                "password",
                                org.postern.testing.World.PASSWORD));
        var set = new java.util.ArrayList<>(door.headers().allValues("Set-Cookie"));
        set.addAll(in.headers().allValues("Set-Cookie"));

        assertThat(set)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .contains("; HttpOnly")
                                        .contains("; SameSite=Lax")
                                        .contains("; Path=/"))
                .anyMatch(cookie -> cookie.startsWith("postern="));
        assertThat(ana.get("/portal/messages").body()).doesNotContain(ana.cookie("postern"));
    }

    private static void assertSignedOut(Page page) {
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).contains("/p/practice-").contains("?to=/");
    }

    @Test
    @DisplayName("7.3.1: whoever was signed out is told so, at either door")
    void whoWasSignedOutIsTold() {
        var chen = clinic.as(clinic.chen());
        var out = chen.submit(chen.get("/inbox"), "form[action='/sign-out']", Map.of());
        assertThat(chen.follow(out).text()).contains("You are signed out");

        var dana = clinic.as(clinic.dana());
        clock.advance(Duration.ofHours(13));
        assertThat(dana.follow(dana.get("/patients")).text()).contains("You are signed out");
        assertThat(world.browser().get(clinic.practice().clinicPath()).text())
                .doesNotContain("You are signed out");
    }
}

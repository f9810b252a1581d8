package org.postern.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.audit.Actor;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

/** How long sessions last, what pages say of it, and what is left in the browser afterwards. */
class StaySignedInTests extends PosternTest {

    private Clinic clinic;
    private Browser chen;
    private Browser ana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        chen = clinic.as(clinic.chen());
        ana = clinic.as(clinic.ana());
    }

    private static WebProperties.Session session(int user, int patient) {
        return new WebProperties.Session(Duration.ofMinutes(user), Duration.ofMinutes(patient));
    }

    @Test
    @DisplayName("ASVS 7.3.1: a page knows when its session ends, asking keeps nothing open")
    void aPageKnowsWhenItsSessionEnds() {
        var page = ana.get("/portal/messages").html().select("#idle");
        assertThat(Integer.parseInt(page.attr("data-left"))).isBetween(1000, 1200);
        clock.advance(Duration.ofMinutes(10));

        assertThat(left(chen.getInBackground("/session"))).isBetween(100, 300);
        assertThat(chen.getInBackground("/session").body()).endsWith(" " + clinic.chen().id());
        clock.advance(Duration.ofSeconds(301));

        assertThat(chen.getInBackground("/session").status()).isEqualTo(401);
        assertThat(chen.get("/inbox").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("ASVS 7.3.1: Stay signed in keeps the session open, on either side")
    void staySignedIn() {
        var inbox = chen.get("/inbox");
        var messages = ana.get("/portal/messages");
        assertThat(messages.html().select("#idle button").text()).isEqualTo("Stay signed in");
        clock.advance(Duration.ofMinutes(14));

        assertThat(left(chen.submit(inbox, "#idle", Map.of()))).isBetween(700, 900);
        assertThat(left(ana.submit(messages, "#idle", Map.of()))).isBetween(1000, 1200);
        clock.advance(Duration.ofMinutes(14));

        assertThat(chen.get("/inbox").status()).isEqualTo(200);
        assertThat(ana.get("/portal/messages").status()).isEqualTo(200);
        assertThat(world.browser().getInBackground("/session").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("ASVS 7.3.2: whatever is pressed, twelve hours are the end")
    void twelveHoursAreTheEnd() {
        var inbox = chen.get("/inbox");
        for (var minutes = 0; minutes < 710; minutes += 10) {
            clock.advance(Duration.ofMinutes(10));
            chen.submit(inbox, "#idle", Map.of());
        }

        assertThat(left(chen.submit(inbox, "#idle", Map.of()))).isBetween(1, 600);
    }

    // The clock of tests goes on, so that this is what it was at most.
    private static int left(Page answer) {
        return Integer.parseInt(answer.body().split(" ")[0]);
    }

    @Test
    @DisplayName("ASVS 7.3.1: idle times are settings between 5 and 60 minutes")
    void idleTimesAreBounded() {
        assertThat(session(5, 60).idle(Actor.Kind.USER)).isEqualTo(Duration.ofMinutes(5));
        assertThat(session(5, 60).idle(Actor.Kind.ACCOUNT)).isEqualTo(Duration.ofMinutes(60));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session(4, 20))
                .withMessageContaining("user-idle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session(15, 61))
                .withMessageContaining("patient-idle");
    }

    @Test
    @DisplayName("ASVS 3.3.1, 3.3.3: over TLS the cookie is __Host- and Secure")
    void theCookieIsBoundToTheHost() {
        var properties = new WebProperties("https://clinic.example", session(15, 20));
        var response = new MockHttpServletResponse();
        new SessionConfiguration()
                .cookieSerializer(properties)
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "an-id"));

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-postern=an-id;")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(properties.cookieName("postern-form")).isEqualTo("__Host-postern-form");
    }

    @Test
    @DisplayName("ASVS 14.3.1, 7.4.1: signing out clears the browser, here and everywhere")
    void signingOutClearsTheBrowser() {
        var thief = chen.copy();
        var out = chen.submit(chen.get("/clinic/account"), "form[action='/sign-out']", Map.of());

        assertThat(out.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\", \"storage\"");
        assertThat(thief.get("/inbox").status()).isEqualTo(302);

        var okafor = clinic.as(clinic.okafor());
        var other = clinic.as(clinic.okafor());
        var all =
                okafor.submit(
                        okafor.get("/clinic/account/devices"), "form[action$='/all']", Map.of());

        assertThat(all.headers().firstValue("Clear-Site-Data")).isPresent();
        assertThat(all.location()).endsWith(clinic.practice().clinicPath() + "?out");
        assertThat(other.get("/inbox").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("ASVS 7.4.3, 7.5.2: users see where they are signed in, and end one or the others")
    void usersEndTheirSessions() {
        var other = clinic.as(clinic.chen());
        var third = clinic.as(clinic.chen());
        assertThat(chen.get("/clinic/account/devices").html().select("[action$='/one']"))
                .hasSize(2);

        chen.submit(chen.get("/clinic/account/devices"), "form[action$='/one']", Map.of());
        assertThat(java.util.List.of(other.get("/inbox").status(), third.get("/inbox").status()))
                .containsExactlyInAnyOrder(200, 302);
        chen.submit(chen.get("/clinic/account/devices"), "form[action$='/others']", Map.of());

        assertThat(other.get("/inbox").status()).isEqualTo(302);
        assertThat(third.get("/inbox").status()).isEqualTo(302);
        assertThat(chen.get("/inbox").status()).isEqualTo(200);
    }
}

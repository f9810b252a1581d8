package org.postern.signin;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.postern.testing.World;

/** What signing in and out does to the browser's session. */
class SessionStartTests extends PosternTest {

    private Clinic clinic;
    private Browser browser;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        browser = world.browser();
    }

    private Page signsIn(String door, String email) {
        return browser.submit(
                browser.get(door), "form", Map.of("email", email, "password", World.PASSWORD));
    }

    private Page chenSignsIn() {
        return signsIn(clinic.practice().clinicPath(), clinic.chen().account().email());
    }

    private Page anaSignsIn() {
        return signsIn(clinic.practice().portalPath(), clinic.ana().email());
    }

    @Test
    @DisplayName("7.2.4: the session's id changes at sign-in")
    void theSessionIdChangesAtSignIn() {
        // Open in a second tab: who is signed in already is led on by a new one.
        var secondTab = browser.get(clinic.practice().clinicPath());
        chenSignsIn();
        var before = browser.copy();
        var id = browser.cookie("postern");

        var email = clinic.chen().account().email();
        browser.submit(secondTab, "form", Map.of("email", email, "password", World.PASSWORD));

        assertThat(id).hasSizeGreaterThanOrEqualTo(43);
        assertThat(browser.cookie("postern")).isNotEmpty().isNotEqualTo(id);
        assertThat(browser.get("/inbox").status()).isEqualTo(200);
        assertThat(before.get("/inbox").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("7.2.4: an id that somebody else chose is never taken")
    void aChosenSessionIdIsNotTaken() {
        var page =
                browser.get(
                        clinic.practice().clinicPath(), Map.of("Cookie", "postern=chosen-by-me"));
        browser.submit(
                page,
                "form",
                Map.of("email", clinic.chen().account().email(), "password", World.PASSWORD));

        assertThat(browser.cookie("postern")).isNotEqualTo("chosen-by-me");
    }

    @Test
    void signingInAtOneDoorEndsTheOtherDoorsSession() {
        chenSignsIn();
        var asChen = browser.copy();

        anaSignsIn();

        assertThat(browser.get("/portal/messages").status()).isEqualTo(200);
        assertThat(browser.get("/inbox").status()).isEqualTo(403);
        assertThat(asChen.get("/inbox").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("7.4.1, 14.3.1: signing out ends the session on the server")
    void signingOutEndsTheSessionOnTheServer() {
        anaSignsIn();
        var thief = browser.copy();

        var out =
                browser.submit(
                        browser.get("/portal/account"), "form[action='/sign-out']", Map.of());

        assertThat(out.location()).endsWith(clinic.practice().portalPath() + "?out");
        assertThat(browser.follow(out).text()).contains("You are signed out.");
        assertThat(out.headers().firstValue("Clear-Site-Data").orElse(""))
                .contains("\"cache\"", "\"storage\"");
        assertThat(thief.get("/portal/messages").status()).isEqualTo(302);
        assertThat(browser.get("/portal/messages").status()).isEqualTo(302);
        assertThat(world.auditTrail(clinic.practice())).contains("SIGN_OUT ALLOWED");
    }

    @Test
    void oneSignOutLeavesThePersonsOtherBrowserAlone() {
        anaSignsIn();
        var phone = clinic.as(clinic.ana());

        browser.submit(browser.get("/portal/account"), "form[action='/sign-out']", Map.of());

        assertThat(phone.get("/portal/messages").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("A9: signing in never leads to another site")
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/portal/..//evil.example",
                "/portal//evil.example",
                "/portal/../inbox",
                "/inbox/..//evil.example",
                "/%2fevil.example",
                "/portal/messages?x=//evil.example",
                "/portal/messages\r\nLocation: https://evil.example",
                "javascript:alert(1)",
                "/portal@evil.example",
                "/portalevil.example",
                "/portal/messages#//evil.example",
                " /portal",
                "/sign-out",
                "/dev/mail",
                ""
            })
    void signingInNeverLeadsOutside(String to) {
        var typed = Map.of("to", to, "password", World.PASSWORD);

        var portal = browser.get(clinic.practice().portalPath());
        var ana = new java.util.HashMap<>(typed);
        ana.put("email", clinic.ana().email());
        assertThat(path(browser.submit(portal, "form", ana))).isEqualTo("/portal/messages");

        var door = browser.get(clinic.practice().clinicPath());
        var chen = new java.util.HashMap<>(typed);
        chen.put("email", clinic.chen().account().email());
        assertThat(path(browser.submit(door, "form", chen))).isEqualTo("/clinic");
    }

    @Test
    void signingInLeadsToThePageThatWasWanted() {
        var wanted = browser.copy();
        wanted.get(clinic.practice().clinicPath());
        var refused = wanted.get("/settings/communications/reminder-email");
        assertThat(refused.location())
                .endsWith(
                        clinic.practice().clinicPath()
                                + "?to=/settings/communications/reminder-email");

        var page = wanted.follow(refused);
        var in =
                wanted.submit(
                        page,
                        "form",
                        Map.of(
                                "email",
                                clinic.dana().account().email(),
                                "password",
                                World.PASSWORD));

        assertThat(path(in)).isEqualTo("/settings/communications/reminder-email");
    }

    private static String path(Page redirect) {
        assertThat(redirect.status()).isEqualTo(302);
        return redirect.location().replaceFirst("^http://localhost:\\d+", "");
    }
}

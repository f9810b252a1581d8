package org.postern.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.credentials.PasswordReset;
import org.postern.factor.TimeCodes;
import org.postern.signin.AttemptLimit;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** What the password alone must not do where there is a second step, and what it must. */
class PasswordAloneTests extends PosternTest {

    private static final String APP = "/portal/account/authenticator";
    private static final String NEW = "seven sleepy river otters";

    @Autowired private PasswordReset reset;

    private Clinic clinic;
    private Browser ana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
    }

    private String door() {
        return clinic.practice().portalPath();
    }

    private String shownSecret(Browser browser) {
        return browser.get(APP).html().select(".factor-secret").text().replace(" ", "");
    }

    private String setUpTheApp() {
        var secret = shownSecret(ana);
        ana.submit(
                ana.get(APP),
                "form[action='" + APP + "']",
                Map.of("code", TimeCodes.at(secret, clock.instant())));
        clock.advance(Duration.ofSeconds(60));
        return secret;
    }

    private Page firstStep(Browser browser, String password) {
        return browser.submit(
                browser.get(door()),
                "form",
                Map.of("email", clinic.ana().email(), "password", password));
    }

    private Page types(Browser browser, String code) {
        return browser.submit(
                browser.get(door() + "/second-step"),
                "form[action$='/second-step']",
                Map.of("code", code));
    }

    private Page changesPassword(Browser browser) {
        return browser.submit(
                browser.get("/portal/account"),
                "form[action='/portal/account/password']",
                Map.of("old", World.PASSWORD, "password", NEW));
    }

    private static Map<String, String> token(Browser browser) {
        return Map.of("_csrf", browser.get("/portal/account").form("form").get("_csrf"));
    }

    @Test
    @DisplayName("ASVS 7.5.1: with the password alone nobody changes it past a second step")
    void thePasswordAloneChangesNothing() {
        setUpTheApp();
        clock.advance(Duration.ofMinutes(11));
        var fields = new HashMap<>(token(ana));
        fields.putAll(Map.of("old", World.PASSWORD, "password", NEW));

        assertThat(ana.get("/portal/account").html().select("#password")).isEmpty();
        assertThat(ana.postBare("/portal/account/password", fields).location())
                .contains("/portal/account/proof?to=/portal/account/password");
        assertThat(ana.postBare(APP + "/removal", token(ana)).status()).isEqualTo(422);
        assertThat(firstStep(world.browser(), World.PASSWORD).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("ASVS 7.5.1, 7.3.2: a changed password proves nothing, and makes no session young")
    void aChangedPasswordProvesNothing() {
        clock.advance(Duration.ofMinutes(11));
        var id = ana.cookie("postern");

        assertThat(changesPassword(ana).location()).contains("changed");

        assertThat(ana.cookie("postern")).isNotEqualTo(id);
        assertThat(ana.get("/portal/messages").status()).isEqualTo(200);
        assertThat(ana.get("/portal/account/email").location()).contains("/proof");
        for (var hours = 0; hours < 48; hours++) {
            clock.advance(Duration.ofMinutes(15));
            ana.get("/portal/messages");
        }
        assertThat(ana.get("/portal/messages").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("A first step made with the old password ends with it")
    void aFirstStepEndsWithThePassword() {
        var secret = setUpTheApp();
        var thief = world.browser();
        firstStep(thief, World.PASSWORD);
        var page = thief.get(door() + "/second-step");
        var link = world.in(clinic.practice(), () -> reset.linkFor(clinic.ana().email()));
        var address = door() + "/new-password/" + link.orElseThrow().secret().text();
        var owner = world.browser();
        var fields = new HashMap<>(owner.get(address).form("form"));
        fields.put("password", NEW);
        assertThat(owner.postBare(address, fields).location()).endsWith("/second-step");

        thief.submit(
                page,
                "form[action$='/second-step']",
                Map.of("code", TimeCodes.at(secret, clock.instant())));

        assertThat(thief.get("/portal/messages").status()).isEqualTo(302);
        assertThat(types(owner, TimeCodes.at(secret, clock.instant())).location())
                .endsWith("/portal/messages");

        var other = world.browser();
        firstStep(other, NEW);
        assertThat(other.get(door() + "/second-step").status()).isEqualTo(200);
        owner.submit(
                owner.get("/portal/account"),
                "form[action='/portal/account/password']",
                Map.of("old", NEW, "password", World.PASSWORD));
        assertThat(other.get(door() + "/second-step").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("A key of an app that was shown and not set up is another after ten minutes")
    void aShownKeyIsNotPlanted() {
        var planted = shownSecret(ana);
        assertThat(shownSecret(ana)).isEqualTo(planted);
        clock.advance(Duration.ofMinutes(11));
        assertThat(shownSecret(clinic.as(clinic.ana()))).isNotEqualTo(planted);

        var again = shownSecret(clinic.as(clinic.ana()));
        var owner = clinic.as(clinic.ana());
        changesPassword(owner);
        assertThat(shownSecret(owner)).isNotEqualTo(again);
    }

    @Test
    @DisplayName("ASVS 6.1.1: guesses elsewhere do not keep the owner from a new password")
    void guessesElsewhereDoNotStopTheRemedy() {
        for (var i = 0; i < AttemptLimit.SIGN_IN_OF_ACCOUNT.most(); i++) {
            firstStep(world.browser(), "wrong " + i);
        }
        assertThat(firstStep(world.browser(), World.PASSWORD).status()).isEqualTo(429);

        assertThat(changesPassword(ana).location()).contains("changed");
    }
}

package org.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;

class OwnAccountTests extends PosternTest {

    private static final String PASSWORD_FORM = "form[action$='/password']";
    private static final String KEYS_FORM = "form[action$='/shortcuts']";

    private Clinic clinic;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        chen = clinic.as(clinic.chen());
    }

    private Page changes(String old, String password) {
        return chen.submit(
                chen.get("/clinic/account"),
                PASSWORD_FORM,
                Map.of("old", old, "password", password));
    }

    @Test
    @DisplayName("a new password needs the one of now, and ends the user's other sessions")
    void aNewPasswordEndsOtherSessions() {
        var elsewhere = clinic.as(clinic.chen());
        assertThat(changes("not the password", "a new long password").status()).isEqualTo(422);
        assertThat(changes(World.PASSWORD, "too short").status()).isEqualTo(422);
        assertThat(elsewhere.get("/inbox").status()).isEqualTo(200);

        assertThat(changes(World.PASSWORD, "a new long password").status()).isEqualTo(302);

        assertThat(elsewhere.get("/inbox").status()).isEqualTo(302);
        assertThat(chen.get("/inbox").status()).isEqualTo(200);
        assertThat(signsIn(World.PASSWORD).status()).isEqualTo(422);
        assertThat(signsIn("a new long password").status()).isEqualTo(302);
        assertThat(world.auditTrail(clinic.practice())).contains("CHANGE_PASSWORD ALLOWED");
    }

    private Page signsIn(String password) {
        var browser = world.browser();
        return browser.submit(
                browser.get(clinic.practice().clinicPath()),
                "form",
                Map.of("email", clinic.chen().account().email(), "password", password));
    }

    @Test
    @DisplayName("shortcuts are switched off for one user, on every page and device")
    void shortcutsAreSwitchedOff() {
        var page = chen.get("/clinic/account");
        var fields = new HashMap<>(page.form(KEYS_FORM));
        fields.remove("shortcuts");
        chen.postBare(page.action(KEYS_FORM), fields);

        assertThat(clinic.as(clinic.chen()).get("/inbox").html().body().attr("data-keys"))
                .isEqualTo("off");
        assertThat(clinic.as(clinic.dana()).get("/inbox").html().body().hasAttr("data-keys"))
                .isFalse();

        chen.submit(chen.get("/clinic/account"), KEYS_FORM, Map.of("shortcuts", "on"));
        assertThat(chen.get("/inbox").html().body().hasAttr("data-keys")).isFalse();
    }
}

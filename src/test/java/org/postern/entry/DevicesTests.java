package org.postern.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.signin.AttemptLimit;
import org.postern.signin.BrowserName;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;

/** Where a patient is signed in, what happened at the door, and signing out from afar. */
class DevicesTests extends PosternTest {

    private static final String DEVICES = "/portal/account/devices";

    private Clinic clinic;
    private Browser home;
    private Browser phone;

    @BeforeEach
    void signInTwice() {
        clinic = world.clinic();
        home = clinic.as(clinic.ana());
        phone = clinic.as(clinic.ana());
    }

    private Page signsIn(Browser browser, String password) {
        return browser.submit(
                browser.get(clinic.practice().portalPath()),
                "form",
                Map.of("email", clinic.ana().email(), "password", password));
    }

    private List<String> news() {
        return world.database()
                .sql("select news from account_letter where owner_id = ? order by id")
                .params(clinic.ana().accountId())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("ASVS 7.5.2: a patient sees the open sessions and ends one of them")
    void aPatientEndsOneSession() {
        clinic.as(clinic.ben());
        var page = home.get(DEVICES);
        assertThat(page.html().select("#now ~ .devices .device")).hasSize(2);
        assertThat(page.html().select(".device .tag-good")).hasSize(1);
        assertThat(page.body()).doesNotContain(home.cookie("postern"), phone.cookie("postern"));

        var ended = home.submit(page, "form[action$='/devices/one']", Map.of());

        assertThat(ended.location()).endsWith("?ended");
        assertThat(phone.get("/portal/messages").status()).isEqualTo(302);
        assertThat(home.get(DEVICES).html().select("#now ~ .devices .device")).hasSize(1);
        assertThat(world.auditTrail(clinic.practice())).contains("END_SESSIONS ALLOWED");
    }

    @Test
    @DisplayName("ASVS 7.4.3, 7.5.2: all others, or everywhere")
    void aPatientSignsOutEverywhere() {
        var tablet = clinic.as(clinic.ana());
        var ben = clinic.as(clinic.ben());
        home.submit(home.get(DEVICES), "form[action$='/devices/others']", Map.of());
        assertThat(tablet.get("/portal/messages").status()).isEqualTo(302);
        assertThat(home.get("/portal/messages").status()).isEqualTo(200);

        signsIn(phone, World.PASSWORD);
        var out = home.submit(home.get(DEVICES), "form[action$='/devices/all']", Map.of());

        assertThat(out.location()).endsWith(clinic.practice().portalPath() + "?out");
        var elsewhere = phone.follow(phone.get("/portal/messages"));
        assertThat(elsewhere.html().select("[role=status]").text()).contains("You are signed out.");
        assertThat(home.get("/portal/messages").status()).isEqualTo(302);
        assertThat(phone.get("/portal/messages").status()).isEqualTo(302);
        assertThat(ben.get("/portal/messages").status()).isEqualTo(200);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        var ben = clinic.as(clinic.ben());
        var key = home.get(DEVICES).form("form[action$='/devices/one']").get("session");
        var page = ben.get(DEVICES);
        var fields = new java.util.HashMap<>(page.form("form[action$='/devices/all']"));
        fields.put("session", key);

        ben.postBare(DEVICES + "/one", fields);

        assertThat(phone.get("/portal/messages").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("ASVS 7.5.2, 16.3.1: sign-ins of 90 days are shown, refused ones, too")
    void pastSignInsAreShown() {
        signsIn(world.browser(), "wrong password wrong");

        var past = home.get(DEVICES).html().select("#past ~ .devices .device").eachText();

        assertThat(past).hasSize(3);
        assertThat(past.get(0)).contains("Refused");
        assertThat(past.get(1)).contains("with password");
        clock.advance(Duration.ofDays(91));
        assertThat(clinic.as(clinic.ana()).get(DEVICES).html().select("#past ~ .devices .device"))
                .hasSize(1);
    }

    @Test
    @DisplayName("ASVS 6.3.5: a sign-in from a new device is told, one from a known is not")
    void aNewDeviceIsTold() {
        assertThat(news()).containsExactly("NEW_DEVICE");

        phone.submit(phone.get("/portal/account"), "form[action='/sign-out']", Map.of());
        assertThat(signsIn(phone, World.PASSWORD).status()).isEqualTo(302);
        assertThat(news()).hasSize(1);

        signsIn(world.browser(), World.PASSWORD);
        assertThat(news()).hasSize(2);
    }

    @Test
    @DisplayName(
            "ASVS 6.1.1: who guesses from elsewhere does not lock the account's own devices out")
    void guessesElsewhereDoNotLockOut() {
        for (var i = 0; i < AttemptLimit.SIGN_IN_OF_ACCOUNT.most(); i++) {
            signsIn(world.browser(), "wrong " + i);
        }
        assertThat(signsIn(world.browser(), World.PASSWORD).status()).isEqualTo(429);

        home.submit(home.get("/portal/account"), "form[action='/sign-out']", Map.of());
        assertThat(signsIn(home, World.PASSWORD).status()).isEqualTo(302);
        // The cookie alone opens nothing, and guesses with it are counted, too.
        var thief = home.copy();
        for (var i = 0; i < AttemptLimit.SIGN_IN_OF_ACCOUNT.most(); i++) {
            signsIn(signedOut(thief), "wrong " + i);
        }
        assertThat(signsIn(signedOut(thief), World.PASSWORD).status()).isEqualTo(429);
    }

    private Browser signedOut(Browser browser) {
        var copy = browser.copy();
        var page = copy.get("/portal/account");
        if (page.status() == 200) {
            copy.submit(page, "form[action='/sign-out']", Map.of());
        }
        return copy;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 |"
                        + " Firefox | Linux",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
                        + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1 |"
                        + " Safari | iPhone",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Mobile Safari/537.36 | Chrome | Android",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0 | Edge | Windows",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML,"
                        + " like Gecko) Version/18.4 Safari/605.1.15 | Safari | Mac"
            })
    void browsersAreNamedInPlainWords(String userAgent, String browser, String system) {
        var name = BrowserName.of(userAgent);

        assertThat(name).isEqualTo(new BrowserName(browser, system));
        assertThat(BrowserName.parse(name.toString())).isEqualTo(name);
        assertThat(BrowserName.of("<script>|x").isKnown()).isFalse();
    }
}

package org.postern.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.factor.RequiredFactors;
import org.postern.factor.SoftwareAuthenticator;
import org.postern.factor.TimeCodes;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.postern.user.UserIdentity;
import org.springframework.beans.factory.annotation.Autowired;

/** Users' second factors: set up, asked for, required, and never mixed with another's. */
class UserSecondStepTests extends PosternTest {

    private static final String ACCOUNT = "/clinic/account";
    private static final String APP = ACCOUNT + "/authenticator";
    private static final String DUE = ACCOUNT + "/second-step";

    @Autowired private RequiredFactors required;

    private Clinic clinic;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        chen = clinic.as(clinic.chen());
    }

    private String door() {
        return clinic.practice().clinicPath();
    }

    /** Sets an app up; gives its secret. */
    private String setsUpTheApp(Browser browser) {
        var page = browser.get(APP);
        var secret = page.html().select(".factor-secret").text().replace(" ", "");
        var codes = browser.submit(page, "form[action='" + APP + "']", Map.of("code", now(secret)));
        assertThat(codes.html().select(".factor-codes li")).hasSize(10);
        clock.advance(Duration.ofSeconds(60));
        return secret;
    }

    private String now(String secret) {
        return TimeCodes.at(secret, clock.instant());
    }

    private Page firstStep(Browser browser, UserIdentity user) {
        return browser.submit(
                browser.get(door()),
                "form",
                Map.of("email", user.account().email(), "password", World.PASSWORD));
    }

    private Page types(Browser browser, String code) {
        return browser.submit(
                browser.get(door() + "/second-step"),
                "form[action$='/second-step']",
                Map.of("code", code));
    }

    private void require(boolean everybody) {
        world.in(
                clinic.practice(),
                () -> {
                    required.requireOfEverybody(everybody);
                    return true;
                });
    }

    @Test
    @DisplayName("ASVS 6.3.3, 16.3.1: with an app signing in takes the code; the trail says which")
    void signingInTakesTheCode() {
        var secret = setsUpTheApp(chen);
        var browser = world.browser();

        assertThat(firstStep(browser, clinic.chen()).location()).endsWith(door() + "/second-step");
        var half = browser.cookie("postern");
        for (var page :
                List.of("/inbox", "/clinic", ACCOUNT, APP, "/patients", "/portal/account")) {
            assertThat(browser.get(page).location()).as(page).contains("/p/");
        }
        assertThat(types(browser, "000000").status()).isEqualTo(422);
        assertThat(types(browser, now(secret)).location()).endsWith("/clinic");

        assertThat(browser.get("/inbox").status()).isEqualTo(200);
        assertThat(browser.cookie("postern")).isNotEqualTo(half);
        assertThat(world.auditTrail(clinic.practice()))
                .contains(
                        "BEGIN_SESSION ALLOWED password",
                        "BEGIN_SESSION ALLOWED code",
                        "SIGN_IN DENIED wrong-code",
                        "USE_AUTHENTICATOR ALLOWED");
        assertThat(browser.get(ACCOUNT + "/devices").text()).contains("with password and code");
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one code at once one signs in")
    void aCodeCountsOnce() throws Exception {
        var secret = setsUpTheApp(chen);
        var browser = world.browser();
        firstStep(browser, clinic.chen());
        var page = browser.get(door() + "/second-step");
        var fields = new HashMap<>(page.form("form"));
        fields.put("code", now(secret));

        var answers = AtOnce.fifty(() -> browser.copy().postBare(door() + "/second-step", fields));

        assertThat(answers.stream().filter(one -> one.location().equals("/clinic"))).hasSize(1);
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one recovery code at once one signs in")
    void aRecoveryCodeCountsOnce() throws Exception {
        var page = chen.get(APP);
        var secret = page.html().select(".factor-secret").text().replace(" ", "");
        var code =
                chen.submit(page, "form[action='" + APP + "']", Map.of("code", now(secret)))
                        .html()
                        .select(".factor-codes li")
                        .get(0)
                        .text();
        var browser = world.browser();
        firstStep(browser, clinic.chen());
        var fields = new HashMap<>(browser.get(door() + "/second-step").form("form"));
        fields.put("code", code);

        var answers = AtOnce.fifty(() -> browser.copy().postBare(door() + "/second-step", fields));

        assertThat(answers.stream().filter(one -> one.location().equals("/clinic"))).hasSize(1);
        world.database().sql("delete from throttle").update();
        var later = world.browser();
        firstStep(later, clinic.chen());
        assertThat(types(later, code).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("ASVS 6.6.3: five wrong codes in 15 minutes, and no lock for the user's device")
    void guessedCodesAreThrottled() {
        var secret = setsUpTheApp(chen);
        var thief = world.browser();
        firstStep(thief, clinic.chen());
        for (var i = 0; i < 5; i++) {
            assertThat(types(thief, "00000" + i).status()).isEqualTo(422);
        }

        assertThat(types(thief, now(secret)).status()).isEqualTo(429);
        chen.submit(chen.get(ACCOUNT), "form[action='/sign-out']", Map.of());
        firstStep(chen, clinic.chen());
        assertThat(types(chen, now(secret)).location()).endsWith("/clinic");
    }

    @Test
    @DisplayName("ASVS 6.3.1: guessed passwords do not lock a user's own device out")
    void guessedPasswordsDoNotLockOut() {
        var thief = world.browser();
        for (var i = 0; i < 10; i++) {
            var page = thief.get(door());
            thief.submit(
                    page,
                    "form",
                    Map.of("email", clinic.chen().account().email(), "password", "guess " + i));
        }
        assertThat(firstStep(thief, clinic.chen()).status()).isEqualTo(429);

        chen.submit(chen.get(ACCOUNT), "form[action='/sign-out']", Map.of());

        assertThat(firstStep(chen, clinic.chen()).location()).endsWith("/clinic");
    }

    @Test
    @DisplayName("A34: the password as one person and the code as another open nothing")
    void factorsOfTwoPeopleDoNotMix() {
        setsUpTheApp(chen);
        var dana = clinic.as(clinic.dana());
        var danas = setsUpTheApp(dana);
        var browser = world.browser();
        firstStep(browser, clinic.chen());

        assertThat(types(browser, now(danas)).status()).isEqualTo(422);
        assertThat(browser.get("/inbox").status()).isEqualTo(302);
        assertThat(browser.get("/settings/business/users").status()).isEqualTo(302);

        // Nor does the first step at one door count at the other.
        var portal = clinic.practice().portalPath();
        assertThat(browser.get(portal + "/second-step").location()).endsWith(portal);
    }

    @Test
    @DisplayName("A34: the password as a patient, then a passkey as an administrator")
    void aPatientsPasswordAndAnAdministratorsPasskey() {
        var passkey = new SoftwareAuthenticator();
        var dana = clinic.as(clinic.dana());
        addsPasskey(dana, passkey);
        var browser = clinic.as(clinic.ana());
        var fields =
                new HashMap<>(
                        passkey.signs(
                                challenge(browser, clinic.practice().portalPath()),
                                SoftwareAuthenticator.ORIGIN,
                                true));
        fields.put("_csrf", browser.get("/portal/account").form("form").get("_csrf"));

        // At the patients' door it is nobody's; to prove who the patient is it is no good either.
        assertThat(browser.postBare(clinic.practice().portalPath() + "/passkey", fields).status())
                .isEqualTo(422);
        assertThat(browser.get("/settings/business/users").status()).isEqualTo(403);
        assertThat(browser.get("/portal/messages").status()).isEqualTo(200);
    }

    private String challenge(Browser browser, String door) {
        var token = browser.get("/portal/account").form("form").get("_csrf");
        return browser.postBare(door + "/passkey/challenge", Map.of("_csrf", token)).body();
    }

    private void addsPasskey(Browser browser, SoftwareAuthenticator passkey) {
        var page = browser.get(ACCOUNT + "/passkeys");
        var token = page.form("form").get("_csrf");
        var challenge =
                browser.postBare(ACCOUNT + "/passkeys/challenge", Map.of("_csrf", token)).body();
        var answer = new HashMap<>(passkey.makes(challenge, SoftwareAuthenticator.ORIGIN, true));
        answer.putAll(Map.of("_csrf", token, "name", "Desk"));
        assertThat(browser.postBare(ACCOUNT + "/passkeys", answer).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "ASVS 6.3.3: a passkey signs a user in; without verification of the user it is none")
    void aPasskeySignsIn() {
        var passkey = new SoftwareAuthenticator();
        addsPasskey(chen, passkey);
        var browser = world.browser();
        assertThat(firstStep(browser, clinic.chen()).location()).endsWith("/second-step");
        var page = browser.get(door() + "/second-step");
        var token = page.form("form").get("_csrf");
        for (var verified : List.of(false, true)) {
            var challenge =
                    browser.postBare(door() + "/passkey/challenge", Map.of("_csrf", token)).body();
            var answer =
                    new HashMap<>(passkey.signs(challenge, SoftwareAuthenticator.ORIGIN, verified));
            answer.put("_csrf", token);
            var in = browser.postBare(door() + "/passkey", answer);
            assertThat(in.status()).isEqualTo(verified ? 302 : 422);
        }
        assertThat(browser.get("/inbox").status()).isEqualTo(200);
        assertThat(world.auditTrail(clinic.practice())).contains("BEGIN_SESSION ALLOWED passkey");
    }

    @Test
    @DisplayName("A10, ASVS 8.3.2: who must have a second factor and has none reaches nothing else")
    void whoMustHaveOneSetsItUpFirst() {
        var thread =
                clinic.writes(clinic.as(clinic.ana()), clinic.chen(), "Rash", "Is this normal?");
        var reply = chen.get("/inbox/threads/" + thread);
        require(true);

        for (var page :
                List.of(
                        "/inbox",
                        "/clinic",
                        ACCOUNT,
                        "/patients",
                        "/tasks",
                        ACCOUNT + "/devices")) {
            assertThat(chen.get(page).location()).as(page).endsWith(DUE);
        }
        assertThat(chen.getInBackground("/inbox").status()).isEqualTo(403);
        assertThat(chen.head("/inbox/events").status()).isEqualTo(403);
        var due = chen.get(DUE);
        assertThat(due.status()).isEqualTo(200);
        assertThat(due.html().select(".toolbar-nav")).isEmpty();
        // What was being written is kept.
        var sent = chen.submit(reply, "form[data-composer]", Map.of("text", "Okapi answer"));
        assertThat(sent.status()).isEqualTo(303);

        setsUpTheApp(chen);

        assertThat(chen.get("/inbox/threads/" + thread).body()).contains("Okapi answer");
        assertThat(chen.get(DUE).location()).endsWith(ACCOUNT);
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        // A new sign-in without one is led there right after the password.
        var okafor = world.browser();
        assertThat(okafor.follow(firstStep(okafor, clinic.okafor())).location()).endsWith(DUE);
    }

    @Test
    @DisplayName("ASVS 6.3.3: whoever knows the password alone sets up no second factor")
    void thePasswordAloneSetsNothingUp() {
        require(true);
        var thief = world.browser();
        assertThat(thief.follow(firstStep(thief, clinic.chen())).location()).endsWith(DUE);

        for (var page : List.of(APP, ACCOUNT + "/passkeys", ACCOUNT + "/proof", "/inbox")) {
            assertThat(thief.get(page).location()).as(page).endsWith(DUE);
        }
        var due = thief.get(DUE);
        assertThat(due.text()).contains("we mail a link to " + clinic.chen().account().email());
        assertThat(due.html().select("main a")).isEmpty();
        var token = Map.of("_csrf", due.form("form[action$='/link']").get("_csrf"));
        assertThat(thief.postBare(APP, token).location()).endsWith(DUE);
        assertThat(thief.postBare(ACCOUNT + "/passkeys", token).location()).endsWith(DUE);

        // On a device of her own Dr. Chen goes on.
        chen.submit(chen.get(DUE), "form[action='/sign-out']", Map.of());
        firstStep(chen, clinic.chen());
        setsUpTheApp(chen);
        assertThat(chen.get("/inbox").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("ASVS 6.5.1: each session is shown a secret of its own, and takes its code alone")
    void aShownSecretIsItsSessionsAlone() {
        var other = clinic.as(clinic.chen());
        var page = chen.get(APP);
        var shown = page.html().select(".factor-secret").text();
        var others = other.get(APP).html().select(".factor-secret").text().replace(" ", "");

        assertThat(chen.get(APP).html().select(".factor-secret").text()).isEqualTo(shown);
        assertThat(others).isNotEqualTo(shown.replace(" ", ""));
        var refused = chen.submit(page, "form[action='" + APP + "']", Map.of("code", now(others)));
        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    @DisplayName("ASVS 6.3.4: the last second factor stays where one is required")
    void theLastOneStays() {
        setsUpTheApp(chen);
        require(true);

        var page = chen.get(APP + "/removal");
        assertThat(page.text()).contains("must have a second step");
        var token = chen.get(ACCOUNT).form("form").get("_csrf");
        assertThat(chen.postBare(APP + "/removal", Map.of("_csrf", token)).status()).isEqualTo(422);

        require(false);
        assertThat(chen.postBare(APP + "/removal", Map.of("_csrf", token)).status()).isEqualTo(302);
        assertThat(news()).containsSubsequence("AUTHENTICATOR_ADDED", "AUTHENTICATOR_REMOVED");
    }

    private List<String> news() {
        return world.database()
                .sql("select news from account_letter where owner_id = ? order by id")
                .params(clinic.chen().id())
                .query(String.class)
                .list();
    }
}

package org.postern.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.factor.SoftwareAuthenticator.ORIGIN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;

/** Passkeys as the server sees them: what it takes, and what it refuses. */
class PasskeyTests extends PosternTest {

    private static final String PASSKEYS = "/portal/account/passkeys";

    private final SoftwareAuthenticator passkey = new SoftwareAuthenticator();
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

    private static Page posts(Browser browser, String path, String page, Map<String, String> more) {
        var fields = new HashMap<>(more);
        var shown = browser.get(page);
        // Who is signed in is led on from the door.
        var form = shown.status() == 302 ? browser.get("/portal/account") : shown;
        fields.put("_csrf", form.form("form").get("_csrf"));
        return browser.postBare(path, fields);
    }

    private String challengeToMake() {
        return posts(ana, PASSKEYS + "/challenge", "/portal/account", Map.of()).body();
    }

    private Page adds(Map<String, String> answer) {
        return posts(ana, PASSKEYS, "/portal/account", answer);
    }

    private String challenge(Browser browser) {
        return posts(browser, door() + "/passkey/challenge", door(), Map.of()).body();
    }

    private Page signsIn(Browser browser, Map<String, String> answer) {
        return posts(browser, door() + "/passkey", door(), answer);
    }

    private void addsThePasskey() {
        var answer = passkey.makes(challengeToMake(), ORIGIN, true);
        answer.put("name", "My phone");
        var shown = adds(answer);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.html().select(".factor-codes li")).hasSize(10);
        assertThat(shown.html().select("[role=status]").text()).contains("passkey was added");
    }

    @Test
    @DisplayName("ASVS 6.3.3, 7.2.4: a passkey signs in without a password, in a new session")
    void aPasskeySignsIn() {
        addsThePasskey();
        var browser = world.browser();
        var challenge = challenge(browser);
        var id = browser.cookie("postern");

        var in = signsIn(browser, passkey.signs(challenge, ORIGIN, true));

        assertThat(in.location()).endsWith("/portal/messages");
        assertThat(browser.get("/portal/messages").status()).isEqualTo(200);
        assertThat(browser.cookie("postern")).isNotEmpty().isNotEqualTo(id);
        assertThat(ana.get(PASSKEYS).text()).contains("My phone", "Last used");
        assertThat(world.auditTrail(clinic.practice())).contains("ADD_PASSKEY ALLOWED");
    }

    @Test
    @DisplayName("ASVS 6.3.4: beside a passkey the password alone opens nothing")
    void thePasswordAloneOpensNothing() {
        addsThePasskey();
        var browser = world.browser();

        var half =
                browser.submit(
                        browser.get(door()),
                        "form",
                        Map.of("email", clinic.ana().email(), "password", World.PASSWORD));

        assertThat(half.location()).endsWith("/second-step");
        assertThat(browser.get("/portal/messages").status()).isEqualTo(302);
        var step = browser.get(door() + "/second-step").html();
        assertThat(step.select(".button-primary").eachText())
                .as("the passkey comes first")
                .containsExactly("Sign in with a passkey");
        assertThat(step.select("label[for=code]").text()).isEqualTo("Recovery code");
    }

    @Test
    @DisplayName("user verification, origin and session are required of a new passkey")
    void aNewPasskeyIsChecked() {
        var other = clinic.as(clinic.ben());
        var bens = posts(other, PASSKEYS + "/challenge", "/portal/account", Map.of()).body();
        for (var answer :
                List.of(
                        passkey.makes(challengeToMake(), ORIGIN, false),
                        passkey.makes(challengeToMake(), "http://evil.example", true),
                        passkey.makes(challengeToMake(), "https://localhost", true),
                        passkey.makes(bens, ORIGIN, true),
                        passkey.makes("A".repeat(43), ORIGIN, true),
                        passkey.makes(challenge(ana), ORIGIN, true),
                        Map.<String, String>of(),
                        Map.of("challenge", challengeToMake(), "attestation", "%%%"))) {
            assertThat(adds(answer).status()).isEqualTo(422);
        }
        assertThat(ana.get(PASSKEYS).html().select(".device")).isEmpty();
    }

    @Test
    @DisplayName("ASVS 6.5.1: a challenge is signed once, in its session, within five minutes")
    void aChallengeIsGoodOnce() throws Exception {
        addsThePasskey();
        var browser = world.browser();
        var answer = passkey.signs(challenge(browser), ORIGIN, true);
        var thief = world.browser();
        challenge(thief);
        assertThat(signsIn(thief, answer).status()).isEqualTo(422);

        var page = browser.get(door());
        var fields = new HashMap<>(answer);
        fields.put("_csrf", page.form("form").get("_csrf"));
        var posts = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 20; i++) {
            var copy = browser.copy();
            posts.add(() -> copy.postBare(door() + "/passkey", fields).status());
        }
        var threads = Executors.newFixedThreadPool(20);
        var answers = new ArrayList<Integer>();
        try {
            for (var one : threads.invokeAll(posts)) {
                answers.add(one.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(answers).containsOnly(302, 422);
        assertThat(answers.stream().filter(status -> status == 302)).hasSize(1);

        var late = world.browser();
        var old = passkey.signs(challenge(late), ORIGIN, true);
        clock.advance(Duration.ofMinutes(5));
        assertThat(signsIn(late, old).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("user verification, origin, key and counter are required of each sign-in")
    void eachSignInIsChecked() {
        addsThePasskey();
        var browser = world.browser();
        assertThat(signsIn(browser, passkey.signs(challenge(browser), ORIGIN, true)).status())
                .isEqualTo(302);
        var stranger = world.browser();
        var forged = passkey.signs(challenge(stranger), ORIGIN, true);
        forged.put(
                "signature", new SoftwareAuthenticator().signs("x", ORIGIN, true).get("signature"));

        assertThat(signsIn(stranger, forged).status()).isEqualTo(422);
        assertThat(signsIn(stranger, passkey.signs(challenge(stranger), ORIGIN, false)).status())
                .isEqualTo(422);
        assertThat(
                        signsIn(stranger, passkey.signs(challenge(stranger), "http://evil", true))
                                .status())
                .isEqualTo(422);
        var unknown = new SoftwareAuthenticator();
        assertThat(signsIn(stranger, unknown.signs(challenge(stranger), ORIGIN, true)).status())
                .isEqualTo(422);
        var used = passkey.signs(challenge(stranger), ORIGIN, true);
        assertThat(signsIn(stranger, used).status()).isEqualTo(302);
        var clone = world.browser();
        assertThat(signsIn(clone, passkey.signsAgain(challenge(clone), ORIGIN, true)).status())
                .isEqualTo(422);
        assertThat(world.auditTrail(clinic.practice())).contains("SIGN_IN DENIED wrong-passkey");
    }

    @Test
    void aPasskeyIsNamedAndRemovedByItsOwnerAlone() {
        addsThePasskey();
        var path = PASSKEYS + "/" + id();
        posts(clinic.as(clinic.ben()), path + "/removal", "/portal/account", Map.of());
        posts(clinic.as(clinic.ben()), path + "/name", "/portal/account", Map.of("name", "Mine"));
        assertThat(ana.get(PASSKEYS).text()).contains("My phone");

        posts(ana, path + "/name", "/portal/account", Map.of("name", "<b>Old</b> phone"));
        assertThat(ana.get(PASSKEYS).text()).contains("<b>Old</b> phone");
        assertThat(ana.get(path + "/removal").text()).contains("your password alone");
        posts(ana, path + "/removal", "/portal/account", Map.of());

        assertThat(ana.get(PASSKEYS).html().select(".device")).isEmpty();
        var browser = world.browser();
        assertThat(signsIn(browser, passkey.signs(challenge(browser), ORIGIN, true)).status())
                .isEqualTo(422);
        assertThat(
                        world.database()
                                .sql("select count(*) from recovery_code where owner_id = ?")
                                .params(clinic.ana().accountId())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    private String id() {
        return world.database()
                .sql("select id::text from passkey where owner_id = ?")
                .params(clinic.ana().accountId())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("ASVS 7.5.1: a passkey proves again who somebody is")
    void aPasskeyProvesAgain() {
        addsThePasskey();
        clock.advance(Duration.ofMinutes(11));
        assertThat(ana.get(PASSKEYS).location()).contains("/proof");
        var answer = passkey.signs(challenge(ana), ORIGIN, true);
        answer.put("to", PASSKEYS);

        assertThat(
                        posts(ana, "/portal/account/proof/passkey", "/portal/account", answer)
                                .location())
                .endsWith(PASSKEYS);
        assertThat(ana.get(PASSKEYS).status()).isEqualTo(200);
    }

    @Test
    void aPasskeyOfSomebodyWhoseAccessEndedOpensNothing() {
        addsThePasskey();
        world.database()
                .sql("update portal_link set ended_at = now() where account_id = ?")
                .params(clinic.ana().accountId())
                .update();
        var browser = world.browser();

        assertThat(signsIn(browser, passkey.signs(challenge(browser), ORIGIN, true)).status())
                .isEqualTo(422);
    }
}

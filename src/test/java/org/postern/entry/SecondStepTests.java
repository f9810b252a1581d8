package org.postern.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.credentials.PasswordReset;
import org.postern.factor.TimeCodes;
import org.postern.patient.PortalAccess;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** An authenticator app and recovery codes, from setting up to losing the phone. */
class SecondStepTests extends PosternTest {

    private static final String APP = "/portal/account/authenticator";
    private static final String SHORT = "vK7-oQ2!";

    @Autowired private PasswordReset reset;
    @Autowired private PortalAccess access;

    private Clinic clinic;
    private Browser ana;
    private String secret;
    private List<String> codes;

    @BeforeEach
    void setUpTheApp() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        var page = ana.get(APP);
        assertThat(page.html().select("a[href^=otpauth://totp/]").text())
                .isEqualTo("Open in my app");
        assertThat(page.html().select("#code").attr("inputmode")).isEqualTo("numeric");
        assertThat(page.html().select("[data-copy-target=#secret]")).hasSize(1);
        secret = page.html().select(".factor-secret").text().replace(" ", "");
        var shown = ana.submit(page, "form[action='" + APP + "']", Map.of("code", code()));
        codes = shown.html().select(".factor-codes li").eachText();
        assertThat(shown.status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(60));
    }

    private String code() {
        return TimeCodes.at(secret, clock.instant());
    }

    private String door() {
        return clinic.practice().portalPath();
    }

    private Page firstStep(Browser browser, String password) {
        return browser.submit(
                browser.get(door()),
                "form",
                Map.of("email", clinic.ana().email(), "password", password));
    }

    private Browser halfSignedIn() {
        var browser = world.browser();
        assertThat(firstStep(browser, World.PASSWORD).location()).endsWith("/second-step");
        return browser;
    }

    private Page types(Browser browser, String code) {
        return browser.submit(
                browser.get(door() + "/second-step"),
                "form[action$='/second-step']",
                Map.of("code", code));
    }

    @Test
    @DisplayName("ASVS 6.3.3, 7.2.4: with an app signing in takes the code, and a new session each")
    void signingInTakesTheCode() {
        var browser = world.browser();
        assertThat(firstStep(browser, World.PASSWORD).location()).endsWith("/second-step");
        var half = browser.copy();
        var id = browser.cookie("postern");

        for (var page : List.of("/portal/messages", "/portal/account", APP, "/inbox")) {
            assertThat(browser.get(page).status()).as(page).isEqualTo(302);
        }
        assertThat(types(browser, "000000").text()).contains("Wait for a new one");
        assertThat(types(browser, "abcd-efgh-jkmn").text())
                .contains("This recovery code is not right");
        var in = types(browser, code().substring(0, 3) + " " + code().substring(3));

        assertThat(in.location()).endsWith("/portal/messages");
        assertThat(browser.get("/portal/messages").status()).isEqualTo(200);
        assertThat(browser.cookie("postern")).isNotEmpty().isNotEqualTo(id);
        assertThat(half.get("/portal/messages").status()).isEqualTo(302);
        assertThat(half.get(door() + "/second-step").status()).isEqualTo(302);
        assertThat(world.auditTrail(clinic.practice()))
                .contains("SIGN_IN DENIED wrong-code", "USE_AUTHENTICATOR ALLOWED");
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one code at once one signs in, and none after it")
    void aCodeCountsOnce() throws Exception {
        var code = code();

        assertThat(postedFiftyTimes(code)).hasSize(1);

        world.database().sql("delete from throttle").update();
        assertThat(types(halfSignedIn(), code).status()).isEqualTo(422);
        clock.advance(Duration.ofSeconds(30));
        assertThat(types(halfSignedIn(), code()).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one recovery code at once one signs in")
    void aRecoveryCodeCountsOnceAlsoAtOnce() throws Exception {
        assertThat(postedFiftyTimes(codes.get(0))).hasSize(1);
        world.database().sql("delete from throttle").update();
        assertThat(types(halfSignedIn(), codes.get(0)).status()).isEqualTo(422);
    }

    /** Those answers of fifty that lead in. */
    private List<Page> postedFiftyTimes(String code) throws Exception {
        var browser = halfSignedIn();
        var fields = browser.get(door() + "/second-step").form("form[action$='/second-step']");
        fields.put("code", code);
        return AtOnce.fifty(() -> browser.copy().postBare(door() + "/second-step", fields)).stream()
                .filter(answer -> answer.location().endsWith("/portal/messages"))
                .toList();
    }

    @Test
    @DisplayName("ASVS 6.5.5: a code of a minute ago does not count")
    void anOldCodeDoesNotCount() {
        var old = code();
        clock.advance(Duration.ofSeconds(61));

        assertThat(types(halfSignedIn(), old).status()).isEqualTo(422);
    }

    @Test
    @DisplayName(
            "ASVS 6.6.3: five wrong codes in 15 minutes, and no lock for the account's devices")
    void guessedCodesAreThrottled() {
        var thief = halfSignedIn();
        for (var i = 0; i < 5; i++) {
            assertThat(types(thief, "00000" + i).status()).isEqualTo(422);
        }

        assertThat(types(thief, code()).status()).isEqualTo(429);
        // The device on which Ana has signed in before is counted apart.
        ana.submit(ana.get("/portal/account"), "form[action='/sign-out']", Map.of());
        firstStep(ana, World.PASSWORD);
        assertThat(types(ana, code()).location()).endsWith("/portal/messages");
        clock.advance(Duration.ofMinutes(15));
        assertThat(types(halfSignedIn(), code()).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("the first step is good for ten minutes")
    void theFirstStepEndsAfterTenMinutes() {
        var browser = halfSignedIn();
        clock.advance(Duration.ofMinutes(10));

        assertThat(browser.get(door() + "/second-step").location()).endsWith(door());
        var posted =
                browser.submit(browser.get(door()), "form", Map.of("email", "", "password", ""));
        assertThat(posted.status()).isEqualTo(422);
    }

    @Test
    @DisplayName("ASVS 6.5.1: ten recovery codes, each once, stored as passwords are")
    void aRecoveryCodeCountsOnce() {
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes).allMatch(code -> code.matches("[a-z2-9]{4}(-[a-z2-9]{4}){2}"));
        var code = codes.get(3);

        assertThat(types(halfSignedIn(), code.toUpperCase()).location())
                .endsWith("/portal/messages");
        assertThat(types(halfSignedIn(), code).status()).isEqualTo(422);
        assertThat(types(halfSignedIn(), codes.get(4).replace("-", "")).status()).isEqualTo(302);
        assertThat(news()).contains("RECOVERY_CODE_USED");
        var stored =
                world.database()
                        .sql(
                                """
                                select r::text || encode(hash_ct, 'escape') from recovery_code r
                                where practice_id = ?
                                union all
                                select a::text || encode(secret_ct, 'escape') from authenticator a
                                where practice_id = ?
                                """)
                        .params(clinic.practice().id(), clinic.practice().id())
                        .query(String.class)
                        .list();
        assertThat(stored)
                .hasSize(11)
                .noneMatch(row -> row.contains("$argon2") || row.contains(secret));
    }

    private List<String> news() {
        return world.database()
                .sql("select news from account_letter where owner_id = ? order by id")
                .params(clinic.ana().accountId())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("ASVS 6.4.3: a new password by mail does not skip the second step")
    void aNewPasswordDoesNotSkipTheSecondStep() {
        var link = world.in(clinic.practice(), () -> reset.linkFor(clinic.ana().email()));
        var address = door() + "/new-password/" + link.orElseThrow().secret().text();
        var browser = world.browser();
        assertThat(browser.get(address).html().select("#password-hint").text())
                .contains("At least 8 letters");
        var fields = new java.util.HashMap<>(browser.get(address).form("form"));
        fields.put("password", "seven sleepy river otters");

        var set = browser.postBare(address, fields);

        assertThat(set.location()).endsWith("/second-step");
        assertThat(browser.get("/portal/messages").status()).isEqualTo(302);
        assertThat(ana.get("/portal/messages").status()).isEqualTo(302);
        assertThat(types(browser, code()).location()).endsWith("/portal/messages");
    }

    @Test
    @DisplayName("ASVS 7.5.1: what changes signing in asks again for password and code")
    void changesAskAgain() {
        clock.advance(Duration.ofMinutes(10));
        for (var page : List.of(APP + "/removal", "/portal/account/recovery-codes")) {
            assertThat(ana.get(page).location()).endsWith("/proof?to=" + page);
            var posted = ana.postBare(page, token(ana));
            assertThat(posted.status()).isEqualTo(422);
            assertThat(posted.html().select("form[action$='/proof']")).hasSize(1);
        }
        var id = ana.cookie("postern");

        assertThat(proves("wrong password", code()).status()).isEqualTo(422);
        assertThat(proves(World.PASSWORD, "000000").status()).isEqualTo(422);
        assertThat(proves(World.PASSWORD, code()).location()).endsWith(APP + "/removal");

        assertThat(ana.cookie("postern")).isNotEqualTo(id);
        assertThat(ana.get(APP + "/removal").status()).isEqualTo(200);
    }

    private Page proves(String password, String code) {
        return ana.submit(
                ana.get("/portal/account/proof?to=" + APP + "/removal"),
                "form[action$='/proof']",
                Map.of("password", password, "code", code));
    }

    private static Map<String, String> token(Browser browser) {
        return Map.of("_csrf", browser.get("/portal/account").form("form").get("_csrf"));
    }

    @Test
    @DisplayName(
            "ASVS 6.2.1, 6.3.7: 8 characters do beside an app, which then stays; both are told")
    void aShortPasswordKeepsTheApp() {
        assertThat(changesPassword(World.PASSWORD, SHORT).location()).contains("changed");
        assertThat(removes().status()).isEqualTo(422);
        assertThat(firstStep(world.browser(), SHORT).location()).endsWith("/second-step");

        assertThat(changesPassword(SHORT, "seven sleepy river otters").location())
                .contains("changed");
        assertThat(removes().status()).isEqualTo(302);

        assertThat(firstStep(world.browser(), "seven sleepy river otters").location())
                .endsWith("/portal/messages");
        assertThat(changesPassword("seven sleepy river otters", SHORT).status()).isEqualTo(422);
        assertThat(news())
                .containsSubsequence(
                        "AUTHENTICATOR_ADDED",
                        "PASSWORD_CHANGED",
                        "PASSWORD_CHANGED",
                        "AUTHENTICATOR_REMOVED");
    }

    private Page changesPassword(String old, String password) {
        return ana.submit(
                ana.get("/portal/account"),
                "form[action='/portal/account/password']",
                Map.of("old", old, "password", password));
    }

    private Page removes() {
        return ana.postBare(APP + "/removal", token(ana));
    }

    @Test
    @DisplayName("the picture is the key, dark on white with a quiet zone, as a camera reads it")
    void thePictureCanBeRead() throws Exception {
        var ben = clinic.as(clinic.ben());
        var page = ben.get(APP);
        var typed = page.html().select(".factor-secret").text().replace(" ", "");

        var address = read(page);

        assertThat(address)
                .startsWith("otpauth://totp/Practice%20")
                .contains("secret=" + typed + "&issuer=Practice%20");
        assertThat(page.html().select("svg.factor-code path").get(0).attr("fill"))
                .isEqualTo("#ffffff");
        // The same key while it is not confirmed, and never again after.
        assertThat(ben.get(APP).html().select(".factor-secret").text().replace(" ", ""))
                .isEqualTo(typed);
        assertThat(ana.get(APP).location()).endsWith("/portal/account");
    }

    private static String read(Page page) throws Exception {
        var svg = page.html().selectFirst("svg.factor-code");
        var size = Integer.parseInt(svg.attr("viewBox").split(" ")[2]);
        var scale = 4;
        var pixels = new int[size * scale * size * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        var squares =
                Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")
                        .matcher(svg.select("path").get(1).attr("d"));
        while (squares.find()) {
            var left = Integer.parseInt(squares.group(1));
            var top = Integer.parseInt(squares.group(2));
            var width = Integer.parseInt(squares.group(3));
            assertThat(left).isBetween(4, size - 5);
            assertThat(top).isBetween(4, size - 5);
            for (var y = top * scale; y < (top + 1) * scale; y++) {
                for (var x = left * scale; x < (left + width) * scale; x++) {
                    pixels[y * size * scale + x] = 0;
                }
            }
        }
        var source = new RGBLuminanceSource(size * scale, size * scale, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }

    @Test
    @DisplayName("ASVS 6.4.6: a new invitation begins anew, without the old second factor")
    void aNewInvitationClearsTheSecondFactor() {
        var patientId = clinic.ana().patientId();
        world.in(
                clinic.practice(),
                () -> {
                    access.remove(patientId);
                    return true;
                });
        var link = world.in(clinic.practice(), () -> world.invite(patientId, clinic.dana()));
        var address = door() + "/invitation/" + link.text();
        var browser = world.browser();
        var fields = new java.util.HashMap<>(browser.get(address).form("form"));
        fields.putAll(Map.of("born", World.BORN.toString(), "password", World.PASSWORD));

        assertThat(browser.postBare(address, fields).location()).endsWith("/portal/messages");

        assertThat(firstStep(world.browser(), World.PASSWORD).location())
                .endsWith("/portal/messages");
        assertThat(Collections.frequency(world.auditTrail(clinic.practice()), "REGISTER ALLOWED"))
                .isEqualTo(3);
    }
}

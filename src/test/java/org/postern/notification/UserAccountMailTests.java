package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.credentials.Recovery;
import org.postern.factor.TimeCodes;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Page;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** What users are mailed about signing in, and the links with which they get in again. */
class UserAccountMailTests extends MailTest {

    private static final String NEW = "seven sleepy river otters";
    private static final String APP = "/clinic/account/authenticator";
    private static final String USERS = "/settings/business/users";

    @Autowired private Recovery recovery;

    private String door;

    @BeforeEach
    void findTheDoor() {
        door = clinic.practice().clinicPath();
    }

    private Page asks(String email) {
        var stranger = world.browser();
        return stranger.submit(
                stranger.get(door + "/forgotten-password"), "form", Map.of("email", email));
    }

    private String link(String page) {
        makeRound();
        var links = links(page);
        assertThat(links).isNotEmpty();
        return links.get(links.size() - 1);
    }

    private static List<String> links(String page) {
        var pattern = Pattern.compile("/p/[^/]+/clinic/" + page + "/[\\w-]{43}");
        return mails().stream()
                .map(UserAccountMailTests::source)
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    private static Page posts(Browser browser, String link, String password) {
        var fields = new HashMap<>(browser.get(link).form("form"));
        fields.put("password", password);
        return browser.postBare(link, fields);
    }

    private Page signsIn(Browser browser, String password) {
        return browser.submit(
                browser.get(door),
                "form",
                Map.of("email", clinic.chen().account().email(), "password", password));
    }

    private String setsUpTheApp(Browser browser) {
        var page = browser.get(APP);
        var secret = page.html().select(".factor-secret").text().replace(" ", "");
        browser.submit(
                page,
                "form[action='" + APP + "']",
                Map.of("code", TimeCodes.at(secret, clock.instant())));
        clock.advance(Duration.ofSeconds(60));
        return secret;
    }

    private List<String> told() {
        makeRound();
        return mails().stream()
                .filter(mail -> isTo(mail, clinic.chen().account().email()))
                .map(UserAccountMailTests::source)
                .toList();
    }

    private static boolean isTo(jakarta.mail.internet.MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName(
            "ASVS 6.4.3, 6.3.7: a mailed link sets a user's password once, not the second step")
    void aMailedLinkSetsANewPassword() {
        var secret = setsUpTheApp(chen);
        asks(clinic.chen().account().email().toUpperCase());
        assertThat(world.browser().get(door + "/forgotten-password?sent").text())
                .contains("An administrator of your practice can help you")
                .doesNotContain("Your practice can help you");
        var link = link("new-password");
        var browser = world.browser();
        assertThat(posts(browser, link, "Chen Chen Chen Chen").status()).isEqualTo(422);

        assertThat(posts(browser, link, NEW).location()).endsWith(door + "/second-step");

        assertThat(browser.get("/inbox").status()).isEqualTo(302);
        assertThat(chen.get("/inbox").status()).isEqualTo(302);
        var in =
                browser.submit(
                        browser.get(door + "/second-step"),
                        "form",
                        Map.of("code", TimeCodes.at(secret, clock.instant())));
        assertThat(in.location()).endsWith("/clinic");
        assertThat(browser.get(link).status()).isEqualTo(410);
        assertThat(signsIn(world.browser(), World.PASSWORD).status()).isEqualTo(422);
        assertThat(told())
                .anyMatch(mail -> mail.contains("password of your account was changed"))
                .anyMatch(mail -> mail.contains("authenticator app was set up"))
                .allMatch(mail -> mail.contains("Message-ID"));
    }

    @Test
    @DisplayName("A22, ASVS 6.3.8: the answer is the same for an address that no user has")
    void theAnswerTellsNobodyWhoIsAUser() throws Exception {
        var known = asks(clinic.chen().account().email());
        // A patient's address is no user's.
        for (var other : List.of("nobody@nowhere.example", clinic.ana().email())) {
            var unknown = asks(other);
            assertThat(List.of(unknown.status(), unknown.location(), unknown.body()))
                    .isEqualTo(List.of(known.status(), known.location(), known.body()));
        }
        assertThat(
                        world.database()
                                .sql("select count(*) from user_link where practice_id = ?")
                                .params(clinic.practice().id())
                                .query(Integer.class)
                                .single())
                .isZero();

        makeRound();

        assertThat(mails()).hasSize(1);
        for (var i = 0; i < 4; i++) {
            assertThat(asks(clinic.chen().account().email()).status()).isEqualTo(302);
        }
        makeRound();
        assertThat(links("new-password")).hasSize(3);
        for (var i = 0; i < 23; i++) {
            asks("nobody" + i + "@nowhere.example");
        }
        assertThat(asks("nobody@nowhere.example").status()).isEqualTo(429);
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one password link at once one sets the password")
    void aPasswordLinkWorksOnce() throws Exception {
        asks(clinic.chen().account().email());
        onlyOneOfFifty(link("new-password"), NEW);
    }

    private void onlyOneOfFifty(String link, String password) throws Exception {
        var browser = world.browser();
        var fields = new HashMap<>(browser.get(link).form("form"));
        fields.put("password", password);

        var answers = AtOnce.fifty(() -> browser.copy().postBare(link, fields));

        assertThat(answers)
                .allMatch(answer -> List.of(302, 410, 422, 429).contains(answer.status()));
        assertThat(answers.stream().filter(answer -> answer.status() == 302)).hasSize(1);
    }

    @Test
    @DisplayName(
            "ASVS 6.4.6: an administrator starts the reset of a lost factor, and never sets it")
    void aLostFactorIsReset() {
        var dana = clinic.as(clinic.dana());
        var none = dana.get(USERS + "/" + clinic.chen().id());
        assertThat(none.html().select("form[action$=second-step-reset]")).isEmpty();
        var lost = setsUpTheApp(chen);
        assertThat(dana.get(USERS).html().select(".result:contains(Dr. Chen)").text())
                .contains("· Second step");
        assertThat(dana.get(USERS).html().select(".result:contains(Okafor)").text())
                .contains("· No second step");
        assertThat(dana.get("/settings/business/security").text())
                .contains("Users are signed out after 15 minutes", "patients after 20");
        var user = dana.get(USERS + "/" + clinic.chen().id());
        assertThat(dana.submit(user, "form[action$=second-step-reset]", Map.of()).status())
                .isEqualTo(302);

        // Nothing has changed yet: a second step is asked for as before.
        assertThat(signsIn(world.browser(), World.PASSWORD).location()).endsWith("/second-step");
        var link = link("lost-second-step");
        assertThat(source(mails().get(mails().size() - 1))).doesNotContain("Ana", "Ruiz");
        var browser = world.browser();
        // Who reads the mail alone gets nothing, nor does another user with this link.
        assertThat(posts(browser, link, "a guess of theirs").status()).isEqualTo(422);
        assertThat(browser.get("/inbox").status()).isEqualTo(302);

        assertThat(posts(browser, link, World.PASSWORD).location()).endsWith("/clinic");

        assertThat(browser.get("/inbox").location()).endsWith("/clinic/account/second-step");
        assertThat(browser.get("/clinic/account/second-step").status()).isEqualTo(200);
        assertThat(chen.get("/inbox").status()).isEqualTo(302);
        assertThat(browser.get(link).status()).isEqualTo(410);
        // Who knows the password alone does not get in meanwhile: the old step is still asked for.
        var thief = world.browser();
        assertThat(signsIn(thief, World.PASSWORD).location()).endsWith("/second-step");
        assertThat(thief.get(APP).location()).contains("/p/");
        var code = TimeCodes.at(lost, clock.instant());
        var secret = setsUpTheApp(browser);
        assertThat(secret).isNotEqualTo(lost);
        assertThat(browser.get("/inbox").status()).isEqualTo(200);
        var again = world.browser();
        signsIn(again, World.PASSWORD);
        var old = again.submit(again.get(door + "/second-step"), "form", Map.of("code", code));
        assertThat(old.status()).isEqualTo(422);
        assertThat(world.auditTrail(clinic.practice()))
                .contains("ASK_FOR_FACTOR_RESET ALLOWED", "RESET_FACTORS ALLOWED");
        assertThat(told()).anyMatch(mail -> mail.contains("were reset"));
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one link for a new factor at once one is taken")
    void aFactorLinkWorksOnce() throws Exception {
        setsUpTheApp(chen);
        var dana = clinic.as(clinic.dana());
        dana.submit(
                dana.get(USERS + "/" + clinic.chen().id()),
                "form[action$=second-step-reset]",
                Map.of());
        onlyOneOfFifty(link("lost-second-step"), World.PASSWORD);
    }

    @Test
    @DisplayName("ASVS 6.4.1, 6.5.1: a recovery link lets an administrator in once, within an hour")
    void anAdministratorIsLetInAgain() throws Exception {
        var dana = clinic.as(clinic.dana());
        setsUpTheApp(dana);
        var email = clinic.dana().account().email();
        assertThat(world.in(clinic.practice(), () -> recovery.linkFor("nobody@x.example")))
                .isEmpty();
        // Users whom an administrator can help are not helped past one.
        var chens = clinic.chen().account().email();
        assertThat(world.in(clinic.practice(), () -> recovery.linkFor(chens))).isEmpty();
        var before = recoveryLink(email);
        var link = recoveryLink(email);
        assertThat(world.browser().get(before).status()).isEqualTo(410);
        clock.advance(Duration.ofMinutes(59));
        onlyOneOfFifty(link, NEW);

        assertThat(dana.get("/inbox").status()).isEqualTo(302);
        var late = recoveryLink(email);
        clock.advance(Duration.ofMinutes(61));
        assertThat(world.browser().get(late).status()).isEqualTo(410);
        assertThat(world.auditTrail(clinic.practice()))
                .contains(
                        "MAKE_RECOVERY_LINK ALLOWED", "RECOVER ALLOWED", "CHANGE_PASSWORD ALLOWED");
    }

    private String recoveryLink(String email) {
        var secret = world.in(clinic.practice(), () -> recovery.linkFor(email)).orElseThrow();
        return door + "/recovery/" + secret.text();
    }

    @Test
    @DisplayName("ASVS 6.3.3: on a new device a second factor is set up by a link from the mail")
    void aNewDeviceSetsUpByMail() {
        world.database()
                .sql(
                        """
                        update practice_settings set second_factor_for_all = true
                        where practice_id = ?
                        """)
                .params(clinic.practice().id())
                .update();
        var browser = world.browser();
        signsIn(browser, World.PASSWORD);
        var due = "/clinic/account/second-step";
        var sent = browser.submit(browser.get(due), "form[action$='/link']", Map.of());
        assertThat(browser.follow(sent).html().select("[role=status]").text())
                .contains("on its way");
        var link = link("lost-second-step");
        assertThat(told()).anyMatch(mail -> mail.contains("somebody may know your password"));

        assertThat(posts(browser, link, World.PASSWORD).location()).endsWith("/clinic");

        setsUpTheApp(browser);
        assertThat(browser.get("/inbox").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("ASVS 6.4.3: a changed address ends what was mailed to or opened with the old one")
    void aChangedAddressEndsWhatTheOldOneOpens() {
        asks(clinic.chen().account().email());
        var password = link("new-password");
        setsUpTheApp(chen);
        var dana = clinic.as(clinic.dana());
        dana.submit(
                dana.get(USERS + "/" + clinic.chen().id()),
                "form[action$=second-step-reset]",
                Map.of());
        var factor = link("lost-second-step");
        var half = world.browser();
        assertThat(signsIn(half, World.PASSWORD).location()).endsWith("/second-step");
        assertThat(half.get(door + "/second-step").status()).isEqualTo(200);

        dana.submit(
                dana.get(USERS + "/" + clinic.chen().id()),
                "form.edit-user",
                Map.of("email", "chen.new@elsewhere.example"));

        assertThat(world.browser().get(password).status()).isEqualTo(410);
        assertThat(world.browser().get(factor).status()).isEqualTo(410);
        assertThat(half.get(door + "/second-step").status()).isEqualTo(302);
        assertThat(chen.get("/inbox").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("ASVS 6.3.7: a user whose address an administrator changes is told at the old one")
    void aChangedAddressIsToldAtTheOldOne() {
        var dana = clinic.as(clinic.dana());
        var page = dana.get(USERS + "/" + clinic.chen().id());
        var changed =
                dana.submit(page, "form.edit-user", Map.of("email", "chen.new@elsewhere.example"));
        assertThat(changed.status()).isEqualTo(302);

        assertThat(told()).anyMatch(mail -> mail.contains("changed the email address"));
    }
}

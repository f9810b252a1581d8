package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Page;
import org.postern.testing.World;

/** A forgotten password: the mail, its link, and who learns nothing from either. */
class PasswordResetTests extends MailTest {

    private static final String NEW = "seven sleepy river otters";
    private static final Pattern LINK = Pattern.compile("/p/[^/]+/new-password/[\\w-]{43}");

    private String door() {
        return clinic.practice().portalPath();
    }

    private Page asks(String email) {
        var stranger = world.browser();
        var page = stranger.get(door() + "/forgotten-password");
        return stranger.submit(page, "form", Map.of("email", email));
    }

    private String link() throws Exception {
        makeRound();
        var links = links();
        assertThat(links).isNotEmpty();
        return links.get(links.size() - 1);
    }

    // Of all mails: a sign-in with a new device is told, too.
    private static List<String> links() {
        return mails().stream()
                .map(PasswordResetTests::source)
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    private static Page sets(Browser browser, String link, String password) {
        var fields = new java.util.HashMap<>(browser.get(link).form("form"));
        fields.put("password", password);
        return browser.postBare(link, fields);
    }

    private Page signsIn(String password) {
        var browser = world.browser();
        return browser.submit(
                browser.get(door()),
                "form",
                Map.of("email", clinic.ana().email(), "password", password));
    }

    @Test
    @DisplayName(
            "ASVS 6.4.1, 7.4.3: a mailed link sets a new password once, and ends all other sessions")
    void aMailedLinkSetsANewPassword() throws Exception {
        asks("  " + clinic.ana().email().toUpperCase() + " ");
        var other = sends();
        var link = link();
        var browser = world.browser();

        assertThat(sets(browser, link, NEW).location()).endsWith("/portal/messages");

        assertThat(browser.get("/portal/messages").status()).isEqualTo(200);
        assertThat(ana.get("/portal/messages").status()).isEqualTo(302);
        assertThat(signsIn(NEW).status()).isEqualTo(302);
        assertThat(signsIn(World.PASSWORD).status()).isEqualTo(422);
        assertThat(world.browser().get(link).status()).isEqualTo(410);
        assertThat(world.browser().get(other).status()).isEqualTo(410);
        assertThat(world.auditTrail(clinic.practice())).contains("CHANGE_PASSWORD ALLOWED");
        makeRound();
        var notes = mails().stream().map(PasswordResetTests::source).toList();
        assertThat(notes).anyMatch(note -> note.contains("password of your account was changed"));
        assertThat(notes).noneMatch(note -> note.contains("Ana") || note.contains("Ruiz"));
    }

    // Another link for the same account, which must end with the first that is used.
    private String sends() throws Exception {
        var link = link();
        asks(clinic.ana().email());
        return link;
    }

    @Test
    @DisplayName("ASVS 6.3.8: the answer is the same for an address that nobody has")
    void theAnswerTellsNobodyWhoHasAnAccount() throws Exception {
        var known = asks(clinic.ana().email());
        var unknown = asks("nobody@nowhere.example");

        assertThat(known.status()).isEqualTo(302);
        assertThat(List.of(unknown.status(), unknown.location(), unknown.body()))
                .isEqualTo(List.of(known.status(), known.location(), known.body()));
        // The same work, too: one row each, and whose address it is is not even looked up.
        assertThat(count("notification where kind = 'ACCOUNT'")).isEqualTo(2);
        assertThat(count("account_letter where owner_id is null")).isEqualTo(2);
        assertThat(count("account_link")).isZero();

        makeRound();

        assertThat(mails()).hasSize(1);
        assertThat(mails().get(0).getAllRecipients()[0]).hasToString(clinic.ana().email());
        assertThat(source(mails().get(0))).doesNotContain("Ana", "Ruiz", "Chen");
    }

    private int count(String rows) {
        return world.database()
                .sql(
                        "select count(*) from "
                                + rows
                                + " and practice_id = ?"
                                        .replace("and", rows.contains(" where ") ? "and" : "where"))
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one link at once one sets the password")
    void aLinkWorksOnceAlsoAtOnce() throws Exception {
        asks(clinic.ana().email());
        var link = link();
        var browser = world.browser();
        var fields = new java.util.HashMap<>(browser.get(link).form("form"));
        fields.put("password", NEW);

        var answers = AtOnce.fifty(() -> browser.copy().postBare(link, fields));

        assertThat(answers).extracting(Page::status).containsOnly(302, 410).containsOnlyOnce(302);
    }

    @Test
    @DisplayName("ASVS 6.4.1: a link ends after an hour, looking does not use it up")
    void aLinkEndsAfterAnHour() throws Exception {
        asks(clinic.ana().email());
        var link = link();
        assertThat(world.browser().get(link).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(58));
        assertThat(world.browser().get(link).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(3));

        assertThat(world.browser().get(link).status()).isEqualTo(410);
        assertThat(world.browser().get(door() + "/new-password/x").status()).isEqualTo(410);
    }

    @Test
    @DisplayName(
            "ASVS 6.3.1: at most three mails an hour go to an address, and nobody is locked out")
    void atMostThreeMailsAnHour() throws Exception {
        for (var i = 0; i < 5; i++) {
            assertThat(asks(clinic.ana().email()).status()).isEqualTo(302);
        }
        makeRound();

        assertThat(links()).hasSize(3);
        assertThat(signsIn(World.PASSWORD).status()).isEqualTo(302);
        assertThat(sets(world.browser(), link(), NEW).status()).isEqualTo(302);

        clock.advance(Duration.ofHours(1));
        asks(clinic.ana().email());
        makeRound();
        assertThat(links()).hasSize(4);
    }

    @Test
    void aPasswordThatOthersGuessIsRefusedAndTheLinkStays() throws Exception {
        asks(clinic.ana().email());
        var link = link();
        var browser = world.browser();

        var refused = sets(browser, link, "Ana Ruiz 1981-05-04");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#password-error").text()).contains("name");
        assertThat(sets(browser, link, NEW).status()).isEqualTo(302);
    }

    @Test
    void noMailGoesToWhomAccessWasTakenFrom() throws Exception {
        asks(clinic.ana().email());
        world.database()
                .sql("update portal_link set ended_at = now() where account_id = ?")
                .params(clinic.ana().accountId())
                .update();

        makeRound();

        assertThat(mails()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsRefusedWithWhatWasTyped() {
        var refused = asks("ana at home");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form("form")).containsEntry("email", "ana at home");
    }
}

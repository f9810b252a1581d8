package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.AtOnce;
import org.postern.testing.Page;
import org.postern.testing.World;

/** Another address for a portal account, and the other mails about signing in. */
class EmailChangeTests extends MailTest {

    private static final String NEW = "ana.new@mail.example";
    private static final Pattern LINK = Pattern.compile("/p/[^/]+/new-email/[\\w-]{43}");

    private Page asks(String email) {
        return ana.submit(
                ana.get("/portal/account/email"), "form[action$='/email']", Map.of("email", email));
    }

    private static List<MimeMessage> mailsTo(String address) {
        return mails().stream()
                .filter(
                        mail -> {
                            try {
                                return mail.getAllRecipients()[0].toString().equals(address);
                            } catch (jakarta.mail.MessagingException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .toList();
    }

    private String link() {
        makeRound();
        var found = LINK.matcher(source(mailsTo(NEW).get(0)));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private Page confirms(String link) {
        var anywhere = world.browser();
        return anywhere.postBare(link, anywhere.get(link).form("form"));
    }

    private Page signsIn(String email) {
        var browser = world.browser();
        return browser.submit(
                browser.get(clinic.practice().portalPath()),
                "form",
                Map.of("email", email, "password", World.PASSWORD));
    }

    @Test
    @DisplayName(
            "ASVS 6.3.7, 7.5.1: a new address counts once its mail was answered; the old is told")
    void aNewAddressCountsOnceConfirmed() {
        assertThat(asks("  " + NEW).location()).endsWith("?sent");
        var link = link();
        assertThat(signsIn(NEW).status()).isEqualTo(422);
        assertThat(world.browser().get(link).text()).contains(NEW);

        assertThat(confirms(link).status()).isEqualTo(200);

        assertThat(signsIn(NEW).status()).isEqualTo(302);
        assertThat(signsIn(clinic.ana().email()).status()).isEqualTo(422);
        assertThat(world.browser().get(link).status()).isEqualTo(410);
        // Whoever was in with the address before is out.
        assertThat(ana.get("/portal/account").status()).isEqualTo(302);
        makeRound();
        var told = source(mailsTo(clinic.ana().email()).get(0));
        assertThat(told).contains("email address of your account was changed");
        assertThat(told).doesNotContain("Ana", "Ruiz", NEW);
        assertThat(world.auditTrail(clinic.practice())).contains("CHANGE_EMAIL ALLOWED");
    }

    @Test
    @DisplayName(
            "ASVS 6.3.8: whether somebody else has the address is not told, and it stays theirs")
    void anAddressOfSomebodyElseStaysTheirs() {
        var free = asks(NEW);
        var taken = asks(clinic.ben().email().toUpperCase());

        assertThat(taken.location()).isEqualTo(free.location());
        makeRound();
        assertThat(mails()).hasSize(1);
        assertThat(signsIn(clinic.ben().email()).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one address's link at once one changes the address")
    void aLinkWorksOnce() throws Exception {
        asks(NEW);
        var link = link();
        var anywhere = world.browser();
        var fields = anywhere.get(link).form("form");

        var answers = AtOnce.fifty(() -> anywhere.copy().postBare(link, fields));

        assertThat(answers).extracting(Page::status).containsOnly(200, 410).containsOnlyOnce(200);
        assertThat(world.auditTrail(clinic.practice())).containsOnlyOnce("CHANGE_EMAIL ALLOWED");
    }

    @Test
    void aLinkEndsAfterAnHour() {
        asks(NEW);
        var link = link();
        clock.advance(Duration.ofMinutes(61));

        assertThat(world.browser().get(link).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("ASVS 7.5.1: a new address asks again for the password after ten minutes")
    void aNewAddressAsksAgain() {
        clock.advance(Duration.ofMinutes(11));

        assertThat(ana.get("/portal/account/email").location()).contains("/proof");
        assertThat(asksWithoutThePage(NEW).html().select("form[action$='/proof']")).isNotEmpty();
        makeRound();
        assertThat(mails()).isEmpty();
    }

    private Page asksWithoutThePage(String email) {
        var token = ana.get("/portal/account").form("form").get("_csrf");
        return ana.postBare("/portal/account/email", Map.of("_csrf", token, "email", email));
    }

    @Test
    void whatIsNoAddressIsRefusedWithWhatWasTyped() {
        var refused = asks("ana at home");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form("form[action$='/email']")).containsEntry("email", "ana at home");
    }

    @Test
    @DisplayName("ASVS 6.3.5: a sign-in with a new device is mailed in the patient's language")
    void aNewDeviceIsMailed() {
        world.database()
                .sql("update portal_account set language = 'es' where id = ?")
                .params(clinic.ana().accountId())
                .update();
        signsIn(clinic.ana().email());

        makeRound();

        assertThat(source(mailsTo(clinic.ana().email()).get(0)))
                .contains("navegador desconocido")
                .doesNotContain("Ana", "Ruiz");
    }
}

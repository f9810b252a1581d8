package org.postern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
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

/** A person whose access ends while a page is open. */
class LostAccessTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;
    private Page anasPage;
    private Page chensPage;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        anasPage = ana.get("/portal/threads/" + thread);
        chensPage = chen.get("/inbox/threads/" + thread);
    }

    private void update(String sql, UUID id) {
        assertThat(world.database().sql(sql).params(id).update()).isEqualTo(1);
    }

    @Test
    @DisplayName("case 80: a user who was switched off is out with the next request")
    void aUserWhoWasSwitchedOffIsOut() {
        update("update user_account set active = false where id = ?", clinic.chen().id());

        var post = chen.submit(chensPage, COMPOSER, Map.of("text", "Too late"));

        assertLedToSignIn(post);
        assertLedToSignIn(chen.get("/inbox"));
        assertNothingStored();
        assertThat(sessionsOf("user:" + clinic.chen().id())).isZero();
        update("update user_account set active = true where id = ?", clinic.chen().id());
        assertLedToSignIn(chen.get("/inbox"));
    }

    @Test
    @DisplayName("case 80: a switched-off user cannot sign in")
    void aSwitchedOffUserCannotSignIn() {
        update("update user_account set active = false where id = ?", clinic.chen().id());
        var browser = world.browser();

        var refused =
                browser.submit(
                        browser.get(clinic.practice().clinicPath()),
                        "form",
                        Map.of(
                                "email",
                                clinic.chen().account().email(),
                                "password",
                                World.PASSWORD));

        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    @DisplayName("8.3.2: a user who loses the right to messages loses it at once")
    void aUserWithoutTheRightToMessagesIsRefused() {
        update("update user_account set portal_messaging = false where id = ?", clinic.chen().id());

        assertThat(chen.submit(chensPage, COMPOSER, Map.of("text", "Too late")).status())
                .isEqualTo(403);
        assertThat(chen.get("/inbox").status()).isEqualTo(403);
        assertThat(chen.get("/inbox/threads/" + thread).status()).isEqualTo(403);
        assertThat(chen.get("/patients").status()).isEqualTo(200);
        assertThat(chen.get("/patients").html().select("a[href='/inbox']")).isEmpty();
        assertNothingStored();
    }

    @ParameterizedTest
    @DisplayName("case 75, 76: a patient whose access ended is out with the next request")
    @ValueSource(
            strings = {
                "update portal_account set ended_at = now() where id = ?",
                "update portal_link set ended_at = now() where account_id = ?",
                """
                update patient set deceased_at = now()
                where id = (select patient_id from portal_link where account_id = ?)
                """
            })
    void aPatientWhoseAccessEndedIsOut(String ending) {
        update(ending, clinic.ana().accountId());

        var post = ana.submit(anasPage, COMPOSER, Map.of("text", "Too late"));

        assertLedToSignIn(post);
        assertLedToSignIn(ana.get("/portal/threads/" + thread));
        assertNothingStored();
        assertThat(sessionsOf("account:" + clinic.ana().accountId())).isZero();
        var browser = world.browser();
        var again =
                browser.submit(
                        browser.get(clinic.practice().portalPath()),
                        "form",
                        Map.of("email", clinic.ana().email(), "password", World.PASSWORD));
        assertThat(again.status()).isEqualTo(422);
    }

    @Test
    @DisplayName("case 75: the threads of a deceased patient stay for the users")
    void theThreadsOfADeceasedPatientStay() {
        update("update patient set deceased_at = now() where id = ?", clinic.ana().patientId());

        assertThat(chen.get("/inbox").text()).contains("Rash");
        assertThat(chen.get("/inbox/threads/" + thread).text()).contains("First");
    }

    @Test
    @DisplayName("case 75: nobody can write to a deceased patient")
    void nobodyCanWriteToADeceasedPatient() {
        update("update patient set deceased_at = now() where id = ?", clinic.ana().patientId());

        var reply = chen.submit(chensPage, COMPOSER, Map.of("text", "Are you better?"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        assertThat(chen.get("/inbox/threads/" + thread).html().select("#composer")).isEmpty();
        assertThat(
                        chen.get("/patients/" + clinic.ana().patientId() + "/messages")
                                .html()
                                .select(COMPOSER))
                .isEmpty();
    }

    @Test
    @DisplayName("case 77: a post to another patient's thread changes nothing")
    void aPostToAnothersThreadChangesNothing() {
        var ben = clinic.as(clinic.ben());
        var form = new java.util.HashMap<>(anasPage.form(COMPOSER));
        form.put("text", "From Ben");
        var bens = ben.get("/portal/messages/new?to=" + clinic.chen().id()).form(COMPOSER);
        form.put("_csrf", bens.get("_csrf"));

        assertThat(ben.postBare("/portal/threads/" + thread + "/messages", form).status())
                .isEqualTo(404);
        form.put("composer", bens.get("composer"));
        assertThat(ben.postBare("/portal/threads/" + thread + "/messages", form).status())
                .isEqualTo(404);
        assertNothingStored();
        assertThat(world.auditTrail(clinic.practice()))
                .filteredOn(event -> event.equals("REQUEST DENIED not-found"))
                .hasSize(2);
    }

    private void assertNothingStored() {
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        assertThat(
                        world.database()
                                .sql("select count(*) from draft where practice_id = ?")
                                .params(clinic.practice().id())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    private int sessionsOf(String principal) {
        return world.database()
                .sql("select count(*) from spring_session where principal_name = ?")
                .params(principal)
                .query(Integer.class)
                .single();
    }

    private static void assertLedToSignIn(Page page) {
        assertThat(page.status()).isBetween(302, 303);
        assertThat(page.location()).contains("/p/practice-").contains("?to=/");
        assertThat(page.location()).doesNotContain("kept");
    }
}

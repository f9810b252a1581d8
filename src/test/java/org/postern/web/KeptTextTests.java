package org.postern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Posts whose session has ended, and posts without a form's token. */
class KeptTextTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";

    @Autowired private Throttle throttle;
    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
    }

    private Page signsIn(Browser browser, Page door, String email) {
        return browser.submit(door, "form", Map.of("email", email, "password", World.PASSWORD));
    }

    @Test
    @DisplayName("case 12: a user whose session ended finds the text where it was written")
    void aUsersTextIsKept() {
        var page = chen.get("/inbox/threads/" + thread);
        clock.advance(Duration.ofMinutes(16));

        var kept = chen.submit(page, COMPOSER, Map.of("text", "A long answer"));

        assertThat(kept.status()).isEqualTo(303);
        assertThat(kept.location())
                .isEqualTo(
                        clinic.practice().clinicPath() + "?to=/inbox/threads/" + thread + "&kept");
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        var door = chen.follow(kept);
        assertThat(door.text()).contains("Your text is kept").doesNotContain("A long answer");
        var back = chen.follow(signsIn(chen, door, clinic.chen().account().email()));
        assertThat(back.form(COMPOSER).get("text")).isEqualTo("A long answer");

        assertThat(chen.submit(back, COMPOSER, Map.of()).status()).isEqualTo(302);
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
    }

    @Test
    @DisplayName("case 12: a patient's new message is kept, with whom it was for")
    void aPatientsNewMessageIsKept() {
        var page = ana.get("/portal/messages/new?to=" + clinic.okafor().id());
        clock.advance(Duration.ofMinutes(21));

        var kept = ana.submit(page, COMPOSER, Map.of("text", "My question", "subject", "Question"));

        assertThat(kept.location())
                .startsWith(clinic.practice().portalPath() + "?to=/portal/messages/draft");
        var back = ana.follow(signsIn(ana, ana.follow(kept), clinic.ana().email()));
        assertThat(back.location()).contains("/portal/messages/new?to=" + clinic.okafor().id());
        var composer = ana.follow(back);
        assertThat(composer.form(COMPOSER))
                .containsEntry("text", "My question")
                .containsEntry("subject", "Question");
    }

    @Test
    @DisplayName("case 12: nobody else ever sees the kept text")
    void nobodyElseSeesTheKeptText() {
        var page = chen.get("/inbox/threads/" + thread);
        clock.advance(Duration.ofMinutes(16));
        world.database()
                .sql("update user_account set view_others = 'EVERYBODY' where practice_id = ?")
                .params(clinic.practice().id())
                .update();
        var kept = chen.submit(page, COMPOSER, Map.of("text", "Chen's own thoughts"));

        var shared = chen;
        var in = signsIn(shared, shared.follow(kept), clinic.okafor().account().email());
        var asOkafor = shared.follow(in);

        assertThat(asOkafor.status()).isEqualTo(200);
        assertThat(asOkafor.form(COMPOSER).get("text")).isEmpty();
        assertThat(asOkafor.body()).doesNotContain("own thoughts");
        assertThat(clinic.as(clinic.ana()).get("/portal/threads/" + thread).body())
                .doesNotContain("own thoughts");
    }

    @Test
    void aBackgroundSaveAfterTheSessionKeepsTheTextAndSaysSo() {
        var form = new HashMap<>(chen.get("/inbox/threads/" + thread).form(COMPOSER));
        form.put("text", "Half a sen");
        clock.advance(Duration.ofMinutes(16));

        var saved = chen.postInBackground("/inbox/threads/" + thread + "/draft", form);

        assertThat(saved.status()).isEqualTo(401);
        assertThat(clinic.as(clinic.chen()).get("/inbox/threads/" + thread).form(COMPOSER))
                .containsEntry("text", "Half a sen");
    }

    @ParameterizedTest
    @DisplayName("a composer that was not made here, or not for this practice, saves nothing")
    @ValueSource(strings = {"", ".", "x", "no.thing", "%s.", "%s.AAAA", "%s.not/base64!", "\0"})
    void aForgedComposerSavesNothing(String forged) {
        var stranger = world.browser();
        var door = stranger.get(clinic.practice().portalPath());
        var form = new HashMap<>(door.form("form"));
        form.remove("to");
        form.put("composer", forged.formatted(clinic.practice().id()));
        form.put("text", "Forged");

        var answer = stranger.postBare("/portal/threads/" + thread + "/messages", form);

        assertThat(answer.status()).isIn(303, 403);
        assertThat(answer.location()).doesNotContain("kept");
        assertThat(drafts()).isZero();
    }

    @Test
    void aComposerUnderAnotherPracticesNameSavesNothing() {
        var elsewhere = world.clinic();
        var form = new HashMap<>(chen.get("/inbox/threads/" + thread).form(COMPOSER));
        form.put("text", "Carried over");
        var sealed = form.get("composer");
        form.put("composer", elsewhere.practice().id() + sealed.substring(sealed.indexOf('.')));
        clock.advance(Duration.ofMinutes(16));

        var answer = chen.postBare("/inbox/threads/" + thread + "/messages", form);

        assertThat(answer.location()).doesNotContain("kept");
        assertThat(drafts()).isZero();
    }

    @Test
    void aComposerOlderThanADaySavesNothing() {
        var page = chen.get("/inbox/threads/" + thread);
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        var answer = chen.submit(page, COMPOSER, Map.of("text", "Yesterday's"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).doesNotContain("kept");
        assertThat(drafts()).isZero();
    }

    @Test
    void aComposerGivesNoOtherRight() {
        var form = new HashMap<>(chen.get("/inbox/threads/" + thread).form(COMPOSER));
        form.put("text", "By a stranger");
        var stranger = world.browser();
        form.put("_csrf", stranger.get(clinic.practice().portalPath()).form("form").get("_csrf"));

        var answer = stranger.postBare("/inbox/threads/" + thread + "/messages", form);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.body()).isEmpty();
        assertThat(stranger.get("/inbox").status()).isEqualTo(302);
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
    }

    @Test
    @DisplayName("3.5.1: a post without the form's token is refused and changes nothing")
    void aPostWithoutTheTokenIsRefused() {
        var dana = clinic.as(clinic.dana());
        var settings = "/settings/communications/reminder-email";
        var refused = dana.postBare(settings, Map.of("destination", "thief@evil.example"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(dana.get(settings).form("form.card"))
                .containsEntry("destination", "desk@" + clinic.practice().slug() + ".example");
        assertThat(ana.postBare("/sign-out", Map.of()).status()).isEqualTo(403);
        assertThat(ana.get("/portal/messages").status()).isEqualTo(200);
        assertThat(
                        world.browser()
                                .postBare(
                                        clinic.practice().portalPath() + "/sign-in",
                                        Map.of(
                                                "email",
                                                clinic.ana().email(),
                                                "password",
                                                World.PASSWORD))
                                .status())
                .isEqualTo(403);
        assertThat(ana.postBare("/portal/messages", Map.of("text", "x", "_csrf", "y")).status())
                .isEqualTo(403);
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
    }

    @Test
    @DisplayName("3.5.1: a message without the form's token is not sent")
    void aMessageWithoutTheTokenIsNotSent() {
        var form = new HashMap<>(chen.get("/inbox/threads/" + thread).form(COMPOSER));
        form.put("text", "Not sent");
        form.remove("_csrf");

        chen.postBare("/inbox/threads/" + thread + "/messages", form);

        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
    }

    private int drafts() {
        return world.database()
                .sql("select count(*) from draft where owner_id in (?, ?)")
                .params(clinic.chen().id(), clinic.ana().accountId())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName(
            "B5: above the limit of posts the text stands in the answer, and can be sent again")
    void aboveTheLimitOfPostsTheTextIsKept() {
        world.database().sql("delete from throttle").update();
        for (var i = 0; i < AttemptLimit.PATIENT_POSTS.most(); i++) {
            throttle.countAndCheck(AttemptLimit.PATIENT_POSTS, clinic.ana().accountId().toString());
        }
        var text = "Line one\n\n<b>two</b> é 🩺";

        var refused =
                ana.submit(ana.get("/portal/threads/" + thread), COMPOSER, Map.of("text", text));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("Nothing was sent");
        assertThat(refused.form("form[action$='/messages']").get("text")).isEqualTo(text);
        clock.advance(Duration.ofMinutes(1));
        var sent = ana.submit(refused, "form[action$='/messages']", Map.of());
        assertThat(sent.status()).isEqualTo(302);
        var page = ana.get("/portal/threads/" + thread).html();
        assertThat(page.select(".message-text").last().wholeText()).isEqualTo(text);
    }
}

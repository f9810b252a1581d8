package org.postern.urgent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

/** "Is this an emergency?", asked once and never in the way of sending. */
class UrgentQuestionTests extends PosternTest {

    private static final String FORM = "form[data-composer]";
    private static final String TEXT = "I can’t breathe\nwell at night, café";
    private static final String PHRASES = "/settings/communications/urgent-phrases";

    private Clinic clinic;
    private Browser ana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
    }

    private Page begins(String subject, String text) {
        return sends(
                ana.get("/portal/messages/new?to=" + clinic.chen().id()),
                Map.of("subject", subject, "text", text));
    }

    private Page sends(Page page, Map<String, String> typed) {
        return ana.follow(ana.submit(page, FORM, typed));
    }

    private int messages() {
        return world.database()
                .sql("select count(*) from message where practice_id = ?")
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    private static boolean asks(Page page) {
        return page.html().selectFirst(".urgent button") != null;
    }

    @Test
    void theQuestionKeepsAllAndSendsWhenToldTo() {
        var asked = begins("Breath", TEXT);

        assertThat(asked.status()).isEqualTo(200);
        assertThat(messages()).isZero();
        assertThat(asks(asked)).isTrue();
        assertThat(asked.html().select(".urgent").hasAttr("autofocus")).isTrue();
        assertThat(asked.html().select(".urgent a[href^=tel:]").eachAttr("href"))
                .containsExactly("tel:911", "tel:988");
        assertThat(asked.html().select(".urgent").text())
                .contains("Is this an emergency?")
                .contains(clinic.practice().emergencyText());
        assertThat(asked.form(FORM)).containsEntry("text", TEXT).containsEntry("subject", "Breath");

        var sent = ana.submit(asked, FORM, Map.of());
        assertThat(sent.location()).contains("/portal/threads/");
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void thePageThatAsksCanBeLoadedAgainAndComesToNothingOnceItIsSent() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        var led = ana.submit(page, FORM, Map.of("subject", "Breath", "text", TEXT));
        assertThat(led.status()).isEqualTo(302);
        assertThat(led.location()).endsWith("&urgent");
        var again = ana.follow(led);
        assertThat(asks(ana.follow(led))).isTrue();
        assertThat(again.form(FORM)).containsEntry("text", TEXT).containsEntry("subject", "Breath");

        assertThat(ana.submit(again, FORM, Map.of()).status()).isEqualTo(302);
        assertThat(asks(ana.follow(led))).isFalse();
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void onceAskedAnythingIsSentAtOnceAndOnlyOnce() {
        var asked = begins("Breath", TEXT);
        var sent = ana.submit(asked, FORM, Map.of("text", "I want to die"));
        var again = ana.submit(asked, FORM, Map.of("text", "I want to die"));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(again.location()).isEqualTo(sent.location());
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void aDoubleClickOnSendAsksTwiceAndSendsNothing() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        assertThat(asks(sends(page, Map.of("text", TEXT)))).isTrue();
        var asked = sends(page, Map.of("text", TEXT));

        assertThat(asks(asked)).isTrue();
        assertThat(messages()).isZero();
        assertThat(ana.submit(asked, FORM, Map.of()).status()).isEqualTo(302);
        // The first page once more, by the back button: what was sent is sent.
        assertThat(ana.submit(page, FORM, Map.of("text", TEXT)).status()).isEqualTo(302);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void theSubjectIsLookedAtToo() {
        assertThat(asks(begins("Chest pain", "Since Monday."))).isTrue();
        assertThat(asks(begins("Question", "When do you open?"))).isFalse();
    }

    @Test
    void theQuestionIsAskedInAThreadAndInSpanish() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var page = ana.get("/portal/threads/" + thread, Map.of("Accept-Language", "es"));
        var fields = new HashMap<>(page.form(FORM));
        fields.put("text", "Me duele el pecho");
        var asked = ana.follow(ana.postBare(page.action(FORM), fields));

        assertThat(asks(asked)).isTrue();
        assertThat(asked.form(FORM)).containsEntry("text", "Me duele el pecho");
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        assertThat(ana.submit(asked, FORM, Map.of()).status()).isEqualTo(302);
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
    }

    @Test
    void thePracticeSeesThatItWasShown() {
        var thread = Clinic.threadId(ana.submit(begins("Breath", TEXT), FORM, Map.of()));
        clinic.answers(ana, thread, "It is better now.");
        var chen = clinic.as(clinic.chen());

        assertThat(chen.get("/inbox").html().select("#thread-" + thread).text())
                .contains("Emergency advice shown");
        var page = chen.get("/inbox/threads/" + thread);
        assertThat(page.html().select("#message-1").text())
                .contains("Emergency advice was shown before this was sent");
        assertThat(page.html().select("#message-2").text()).doesNotContain("Emergency advice");
        assertThat(chen.get("/inbox/threads/" + thread + "/text").body())
                .contains("emergency advice was shown before this was sent");
        clinic.replies(chen, thread, "Good. Call 911 if it comes back.");
        assertThat(chen.get("/inbox").html().select("#thread-" + thread).text())
                .doesNotContain("Emergency advice shown");
    }

    @Test
    void whatCannotBeSentIsToldFirst() {
        var tooLong = begins("Breath", TEXT + "x".repeat(6_000));
        assertThat(asks(tooLong)).isFalse();
        assertThat(tooLong.text()).contains("Shorten your message");

        var asked = sends(tooLong, Map.of("text", TEXT));
        assertThat(asks(asked)).isTrue();
        assertThat(messages()).isZero();
    }

    @Test
    void aPageThatWasOpenTooLongAsksAtOnceSoThatNobodyIsStoppedTwice() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        clock.advance(Duration.ofHours(25));
        ana = clinic.as(clinic.ana());
        var old = new HashMap<>(page.form(FORM));
        old.put("text", TEXT);
        old.put(
                "_csrf",
                ana.get("/portal/messages/new?to=" + clinic.chen().id()).form(FORM).get("_csrf"));
        var asked = ana.postBare("/portal/messages", old);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("open too long");
        assertThat(asks(asked)).isTrue();
        assertThat(ana.submit(asked, FORM, Map.of()).status()).isEqualTo(302);
    }

    @Test
    void aNewerMessageAndTheQuestionStopOnce() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var page = ana.get("/portal/threads/" + thread);
        clinic.replies(clinic.as(clinic.chen()), thread, "Yes.");
        var stopped = ana.submit(page, FORM, Map.of("text", TEXT));

        assertThat(stopped.status()).isEqualTo(409);
        assertThat(asks(stopped)).isTrue();
        assertThat(ana.submit(stopped, FORM, Map.of()).status()).isEqualTo(302);
        assertThat(clinic.messagesIn(thread)).isEqualTo(3);
    }

    @Test
    void whoCannotSendIsStillToldTheNumbers() {
        world.database()
                .sql(
                        """
                        insert into message_settings (practice_id, user_id, most, most_days, longest)
                        values (?, ?, 1, 7, 5000)
                        """)
                .params(clinic.practice().id(), clinic.chen().id())
                .update();
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var refused = ana.submit(page, FORM, Map.of("subject", "x", "text", TEXT));

        assertThat(refused.html().select(".urgent a[href=tel:911]")).hasSize(1);
        assertThat(asks(refused)).isFalse();
        assertThat(refused.form(FORM)).containsEntry("text", TEXT);
    }

    @Test
    void thePracticeSetsPhrasesAndNumbers() {
        var dana = clinic.as(clinic.dana());
        var shown = dana.get(PHRASES);
        assertThat(shown.form("form.card").get("phrases"))
                .contains("chest pain", "no puedo respirar");

        saves(dana, Map.of("phrases", " High fever \n\n", "numbers", "112 Ambulance"));
        assertThat(asks(begins("x", TEXT))).isFalse();
        var asked = begins("y", "I have HIGH FEVER.");
        assertThat(asked.html().select(".urgent-numbers").text()).isEqualTo("112 Ambulance");
        assertThat(asked.html().select(".urgent a[href^=tel:]").eachAttr("href"))
                .containsExactly("tel:112");

        saves(dana, Map.of("phrases", "", "numbers", ""));
        assertThat(dana.get(PHRASES).text()).contains("Nobody is asked.");
        assertThat(asks(begins("z", "high fever and chest pain"))).isFalse();

        var sure = dana.get(dana.get(PHRASES).html().select("a[href$=built-in]").attr("href"));
        assertThat(sure.text()).contains("own list of phrases is deleted");
        var back = dana.submit(sure, "form[action$=built-in]", Map.of());
        assertThat(dana.follow(back).html().select("[role=status]").text())
                .contains("built-in ones again");
        assertThat(asks(begins("z", "chest pain"))).isTrue();
    }

    private static void saves(Browser dana, Map<String, String> typed) {
        assertThat(dana.submit(dana.get(PHRASES), "form.card", typed).status()).isEqualTo(302);
    }

    @Test
    void refusedPhrasesStayOnThePage() {
        var dana = clinic.as(clinic.dana());
        var typed = Map.of("phrases", "fine\n!!!", "numbers", "call 112");
        var refused = dana.submit(dana.get(PHRASES), "form.card", typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form("form.card")).containsAllEntriesOf(typed);
        assertThat(refused.html().select("#phrases-error").text()).contains("!!!");
        assertThat(refused.html().select("#numbers-error").text()).contains("call 112");
        assertThat(asks(begins("x", "chest pain"))).isTrue();
    }
}

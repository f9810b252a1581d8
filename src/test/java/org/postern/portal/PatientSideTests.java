package org.postern.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

/** The patient's list, drafts and composer. */
class PatientSideTests extends PosternTest {

    private static final String FORM = "form[data-composer]";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    private static String badge(Page page) {
        return page.html().select("#badge").attr("data-count");
    }

    @Test
    @DisplayName("case 1, 2: the patient's count falls with the reading, in two tabs, to 0")
    void theCountFallsWithTheReading() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        clinic.replies(chen, thread, "Answer");
        var tab = ana.copy();
        assertThat(ana.get("/portal/messages").text()).contains("1 unread conversation");

        assertThat(badge(ana.get("/portal/threads/" + thread))).isEqualTo("0");
        assertThat(badge(tab.get("/portal/threads/" + thread))).isEqualTo("0");
        assertThat(badge(tab.get("/portal/messages"))).isEqualTo("0");
        assertThat(tab.get("/portal/messages").text()).doesNotContain("unread conversation");
    }

    @Test
    @DisplayName("case 4, 83: newest first, the unread ones marked in words and counted")
    void newestFirstUnreadInWords() {
        var older = clinic.writes(ana, clinic.chen(), "Older", "First");
        clinic.replies(chen, older, "Answer");
        clinic.writes(ana, clinic.chen(), "Newer", "Second");

        var list = ana.get("/portal/messages");
        assertThat(list.html().select("#threads .pick-subject").eachText())
                .containsExactly("Newer", "Older");
        assertThat(list.html().select("#threads .pick").eachText())
                .satisfiesExactly(
                        newer -> assertThat(newer).doesNotContain("Unread"),
                        one -> assertThat(one).contains("Unread"));
        assertThat(list.text()).contains("1 unread conversation");
    }

    @Test
    @DisplayName("case 23: a reply goes to who has the conversation; there is nobody to choose")
    void aReplyGoesToWhoHasTheConversation() {
        var thread = clinic.writes(ana, clinic.okafor(), "Rash", "First");
        clinic.replies(clinic.as(clinic.okafor()), thread, "Answer");
        var page = ana.get("/portal/threads/" + thread);

        assertThat(page.form(FORM)).doesNotContainKey("to");
        assertThat(page.text()).contains("Send to Nurse Okafor");
        clinic.answers(ana, thread, "Thank you");
        assertThat(clinic.as(clinic.okafor()).get("/inbox").text()).contains("Rash");
    }

    @Test
    @DisplayName(
            "case 24: who wrote here and takes no messages any more: the page says who answers")
    void thePageSaysThatSomebodyElseAnswers() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        world.database()
                .sql("update user_account set portal_messaging = false where id = ?")
                .params(clinic.chen().id())
                .update();

        var page = ana.get("/portal/threads/" + thread);
        assertThat(page.text()).contains("takes no messages any more").doesNotContain("Dr. Chen ·");
        assertThat(ana.submit(page, FORM, Map.of("text", "Again")).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("case 58: times are the practice's, and say so")
    void timesAreThePracticesAndSaySo() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");

        assertThat(ana.get("/portal/threads/" + thread).html().select(".entry time").attr("title"))
                .matches(".*\\d\\d:\\d\\d:\\d\\d C[SD]T");
    }

    @Test
    @DisplayName(
            "case 68, 70, 85: a text that cannot be sent says why at its field, with the focus")
    void aRefusedTextSaysWhyAtItsField() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        for (var text : List.of(" \n\u200B", "😃".repeat(5_001))) {
            var refused = ana.submit(page, FORM, Map.of("subject", "S", "text", text));
            assertThat(refused.status()).isEqualTo(422);
            var field = refused.html().selectFirst("textarea#text");
            assertThat(field.attr("aria-invalid")).isEqualTo("true");
            assertThat(field.hasAttr("autofocus")).isTrue();
            assertThat(field.attr("aria-describedby")).contains("text-error");
            assertThat(refused.html().select("#text-error").text()).isNotEmpty();
            assertThat(refused.form(FORM)).containsEntry("text", text);
        }
        var sent = ana.submit(page, FORM, Map.of("subject", "S", "text", "😃".repeat(5_000)));
        assertThat(sent.status()).isEqualTo(302);
    }

    @Test
    void whatIsLeftIsSaidBeforeTheText() {
        world.database()
                .sql(
                        """
                        insert into message_settings (practice_id, user_id, most, most_days, longest)
                        values (?, ?, 3, 7, 5000)
                        """)
                .params(clinic.practice().id(), clinic.chen().id())
                .update();
        clinic.writes(ana, clinic.chen(), "Rash", "First");

        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        assertThat(page.html().select("#allowance").text())
                .contains("2 of 3 messages left", "in any 7 days");
        assertThat(page.body().indexOf("id=\"allowance\""))
                .isLessThan(page.body().indexOf("id=\"subject\""));
    }

    @Test
    @DisplayName("A text that is too long says in how many parts it fits; the subject its limit")
    void limitsAreSaid() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        assertThat(page.html().select("#subject").attr("maxlength")).isEqualTo("200");
        assertThat(page.html().select("#subject").attr("dir")).isEqualTo("auto");
        var two = ana.submit(page, FORM, Map.of("subject", "S", "text", "x".repeat(5_001)));
        assertThat(two.html().select("#text-error").text()).endsWith("send it in two parts.");
        var three = ana.submit(page, FORM, Map.of("subject", "S", "text", "x".repeat(10_001)));
        assertThat(three.html().select("#text-error").text()).endsWith("send it in 3 parts.");
    }

    @Test
    @DisplayName("Times are said as patients say them: by twelve hours in English")
    void timesAreSaidAsPatientsSayThem() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        assertThat(ana.get("/portal/threads/" + thread).html().select(".entry time").text())
                .matches("\\d{1,2}:\\d\\d [AP]M");
        assertThat(chen.get("/inbox/threads/" + thread).html().select(".entry time").text())
                .matches("\\d\\d:\\d\\d");
        var spanish = ana.get("/portal/threads/" + thread, Map.of("Accept-Language", "es"));
        assertThat(spanish.html().select(".entry-meta time").text()).matches("\\d\\d:\\d\\d");
    }

    @Test
    void theButtonKeepsADraftAndSaysSo() {
        var to = clinic.chen().id();
        var fields = new HashMap<>(ana.get("/portal/messages/new?to=" + to).form(FORM));
        fields.put("text", "Half a sen");
        var kept = ana.follow(ana.postBare("/portal/messages/draft", fields));
        assertThat(kept.html().select("[role=status]").text()).contains("Draft saved");
        assertThat(kept.form(FORM)).containsEntry("text", "Half a sen");

        var thread = clinic.writes(ana, clinic.okafor(), "Rash", "First");
        var reply = new HashMap<>(ana.get("/portal/threads/" + thread).form(FORM));
        reply.put("text", "Half an ans");
        var page = ana.follow(ana.postBare("/portal/threads/" + thread + "/draft", reply));
        assertThat(page.html().select("[role=status]").text()).contains("Draft saved");
        assertThat(page.form(FORM)).containsEntry("text", "Half an ans");
    }

    @Test
    void aDraftThatCannotBeSavedStaysOnThePage() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        clock.advance(Duration.ofHours(25));
        ana = clinic.as(clinic.ana());
        var fields = new HashMap<>(page.form(FORM));
        fields.put("text", "Half a sen");
        fields.put("_csrf", ana.get("/portal/account").html().select("[name=_csrf]").attr("value"));
        var refused = ana.postBare("/portal/messages/draft", fields);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form(FORM)).containsEntry("text", "Half a sen");
    }

    @Test
    void draftsAreListedAndLeadBackToWhereTheyAreWritten() {
        var to = clinic.okafor().id();
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        saves("/portal/threads/" + thread, "/portal/threads/" + thread + "/draft", "An answer");
        assertThat(ana.get("/portal/messages").html().select("[role=status] a").attr("href"))
                .startsWith("/portal/threads/" + thread);
        saves("/portal/messages/new?to=" + to, "/portal/messages/draft", "A question");

        assertThat(ana.get("/portal/messages").html().select("[role=status] a").attr("href"))
                .isEqualTo("/portal/drafts");
        var list = ana.get("/portal/drafts");
        assertThat(list.text())
                .contains("New message to Nurse Okafor", "A question", "Reply to Dr. Chen");
        assertThat(list.html().select("section a").eachAttr("href"))
                .containsExactly(
                        "/portal/messages/new?to=" + to + "#text",
                        "/portal/threads/" + thread + "#text");
        assertThat(clinic.as(clinic.ben()).get("/portal/drafts").text()).contains("Nothing");

        ana.submit(list, "section form", Map.of());
        assertThat(ana.get("/portal/drafts").text()).doesNotContain("A question");
    }

    private void saves(String page, String address, String text) {
        var fields = new HashMap<>(ana.get(page).form(FORM));
        fields.put("text", text);
        assertThat(ana.postInBackground(address, fields).status()).isEqualTo(204);
    }

    @Test
    void whoWantsNoMailIsToldHowToKnow() {
        var page = ana.get("/portal/account/mail");
        assertThat(page.form("form.card")).containsEntry("mail", "AT_ONCE");
        var saved = ana.follow(ana.submit(page, "form.card", Map.of("mail", "NONE")));

        assertThat(saved.form("form.card")).containsEntry("mail", "NONE");
        assertThat(saved.html().select("[role=status]").text())
                .contains("Your choice is saved", "the number beside Messages");
        var refused = ana.submit(page, "form.card", Map.of("mail", "WEEKLY"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form("form.card")).containsEntry("mail", "NONE");
    }
}

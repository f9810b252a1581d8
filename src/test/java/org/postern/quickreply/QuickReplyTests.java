package org.postern.quickreply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

class QuickReplyTests extends PosternTest {

    private static final String ADD = "form[action='/inbox/quick-replies']";

    private Clinic clinic;
    private Browser chen;
    private Browser dana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        chen = clinic.as(clinic.chen());
        dana = clinic.as(clinic.dana());
    }

    @Test
    void ownOnesAreSeenByTheirOwnerAlone() {
        adds(chen, "Thanks", "Thank you.", false);

        assertThat(chen.get("/inbox/quick-replies").text()).contains("Thank you.");
        assertThat(dana.get("/inbox/quick-replies").text()).doesNotContain("Thank you.");
    }

    @Test
    void thePracticesAreSeenByAllAndChangedByAdministratorsAlone() {
        adds(dana, "Hours", "We are open from 8 to 5.", true);
        var address = dana.get("/inbox/quick-replies").html().select(".result a").attr("href");

        assertThat(chen.get("/inbox/quick-replies").text()).contains("We are open from 8 to 5.");
        assertThat(chen.get("/inbox/quick-replies").html().select(".result a")).isEmpty();
        assertThat(chen.get(address).status()).isEqualTo(404);
        adds(chen, "Mine", "Only mine.", true);
        assertThat(dana.get("/inbox/quick-replies").text()).doesNotContain("Only mine.");
    }

    @Test
    void oneIsChangedAndDeleted() {
        adds(chen, "Thanks", "Thank you.", false);
        var address = chen.get("/inbox/quick-replies").html().select(".result a").attr("href");

        chen.submit(chen.get(address), "main form", Map.of("text", "Many thanks."));
        assertThat(chen.get("/inbox/quick-replies").text()).contains("Many thanks.");
        var token = chen.get(address).form("main form").get("_csrf");
        chen.postBare(address + "/deletion", Map.of("_csrf", token));

        assertThat(chen.get("/inbox/quick-replies").text()).contains("No quick replies yet");
        assertThat(chen.get(address).status()).isEqualTo(404);
    }

    @Test
    void oneWithoutTitleOrTextIsRefusedAndKept() {
        var refused =
                chen.submit(
                        chen.get("/inbox/quick-replies"),
                        ADD,
                        Map.of("title", " ", "text", "Kept text"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#title-error").text()).isEqualTo("Give it a title.");
        assertThat(refused.form(ADD)).containsEntry("text", "Kept text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{patientname}", "{Patient}", "{given name}"})
    void aPlaceholderThatStandsForNothingIsRefused(String placeholder) {
        var text = "Dear " + placeholder + ", thank you.";
        var refused =
                chen.submit(
                        chen.get("/inbox/quick-replies"),
                        ADD,
                        Map.of("title", "Thanks", "text", text));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#text-error").text())
                .isEqualTo(
                        placeholder
                                + " stands for nothing. Use {patient}, {patient full name} or"
                                + " {user}.");
        assertThat(refused.form(ADD)).containsEntry("text", text);
    }

    @Test
    void theComposerHoldsThemWithTheNamesFilledIn() {
        adds(chen, "<b>", "Dear {patient full name}, {patient}!\n{user} {1} \"&", false);
        var thread = clinic.writes(clinic.as(clinic.ana()), clinic.chen(), "Rash", "One");

        for (var page : new String[] {"/inbox/threads/" + thread, toAna()}) {
            var reply = replies(chen.get(page));
            assertThat(reply.attr("data-reply-title")).isEqualTo("<b>");
            assertThat(reply.attr("data-reply-text"))
                    .isEqualTo("Dear Ana Ruiz, Ana!\nDr. Chen {1} \"&");
        }
    }

    @Test
    void withoutScriptItsButtonInsertsItAndKeepsWhatWasTyped() {
        adds(chen, "Thanks", "Thank you, {patient}.", false);
        var page = chen.get(toAna());
        var fields = page.form("#composer");
        fields.putAll(
                Map.of(
                        "subject",
                        "Results",
                        "text",
                        "All is well.",
                        "reply",
                        replies(page).attr("value")));

        var inserted = chen.postBare(replies(page).attr("formaction"), fields);

        assertThat(inserted.location()).endsWith(toAna());
        var again = chen.get(toAna()).form("#composer");
        assertThat(again)
                .containsEntry("text", "All is well.\nThank you, Ana.")
                .containsEntry("subject", "Results");
    }

    @Test
    void aPageThatWasOpenTooLongGivesTheTextBack() {
        adds(chen, "Thanks", "Thank you.", false);
        var page = chen.get(toAna());
        var fields = page.form("#composer");
        fields.put("text", "All is well.");
        fields.put("composer", "broken");
        fields.put("reply", replies(page).attr("value"));

        var refused = chen.postBare("/inbox/quick-reply", fields);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#text").text()).isEqualTo("All is well.");
    }

    private String toAna() {
        return "/patients/" + clinic.ana().patientId() + "/messages";
    }

    private static Elements replies(Page page) {
        return page.html().select("[data-quick-replies] button");
    }

    private static void adds(Browser user, String title, String text, boolean practice) {
        var saved =
                user.submit(
                        user.get("/inbox/quick-replies"),
                        ADD,
                        Map.of(
                                "title",
                                title,
                                "text",
                                text,
                                "practice",
                                practice ? "true" : "false"));
        assertThat(saved.status()).as(saved.text()).isEqualTo(302);
    }
}

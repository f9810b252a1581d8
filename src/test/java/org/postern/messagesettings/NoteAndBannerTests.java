package org.postern.messagesettings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

class NoteAndBannerTests extends PosternTest {

    private static final String NOTE = "form[action='/inbox/note']";
    private static final String BANNER = "form[action$='banner']";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    @Test
    @DisplayName(
            "B3: Edit Note and Message Settings stand with the Messages button and in the menu")
    void theSettingsStandWithTheMessages() {
        var inbox = chen.get("/inbox").html();

        for (var place : new String[] {".list-start", ".toolbar-user"}) {
            assertThat(inbox.select(place + " a[href='/inbox/note']").text())
                    .isEqualTo("Edit Note");
            assertThat(inbox.select(place + " a[href='/inbox/settings']").text())
                    .isEqualTo("Message Settings");
        }
    }

    @Test
    @DisplayName("B4: the note stands above the text of who writes to this user, as typed")
    void theNoteIsShownToWhoWrites() {
        var note = "I answer on Tuesdays.\nBP < 120 & \"ok\" 😃";
        saves(chen, "/inbox/note", NOTE, "note", note);

        assertThat(newMessage().html().select(".notice .message-text").first().wholeText())
                .isEqualTo(note);
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        assertThat(ana.get("/portal/threads/" + thread).text()).contains("Note from Dr. Chen");
        assertThat(ana.get("/portal/messages/new?to=" + clinic.okafor().id()).text())
                .doesNotContain("Note from");

        saves(chen, "/inbox/note", NOTE, "note", " \n ");
        assertThat(newMessage().text()).doesNotContain("Note from");
    }

    @Test
    @DisplayName("B4: a note of 2,000 characters is taken, a longer one refused and kept")
    void aLongNoteIsRefused() {
        saves(chen, "/inbox/note", NOTE, "note", "😃".repeat(2000));

        var refused = chen.submit(chen.get("/inbox/note"), NOTE, Map.of("note", "😃".repeat(2001)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#note-error").text()).contains("2,000 characters");
        assertThat(refused.form(NOTE)).containsEntry("note", "😃".repeat(2001));
    }

    @Test
    @DisplayName("B4: a preview shows what patients will see, and saves nothing")
    void aPreviewSavesNothing() {
        var shown =
                chen.submit(chen.get("/inbox/note"), NOTE, Map.of("note", "Soon", "preview", "1"));

        assertThat(shown.html().select("#note-preview").text())
                .isEqualTo("Note from Dr. Chen Soon");
        assertThat(newMessage().text()).doesNotContain("Note from");
    }

    @Test
    @DisplayName("B6: the banner is shown when the patient selects the user; empty: the default's")
    void anEmptyBannerFallsBackToTheDefault() {
        var dana = clinic.as(clinic.dana());
        saves(
                dana,
                "/settings/communications/default-banner",
                BANNER,
                "banner",
                "The practice is closed on Friday.");
        assertThat(newMessage().text()).contains("closed on Friday");
        assertThat(ana.get("/portal/messages/new").text()).contains("closed on Friday");
        assertThat(chen.get("/inbox/settings").html().select("#banner-preview").text())
                .isEqualTo("The practice is closed on Friday.");

        saves(chen, "/inbox/settings", BANNER, "banner", "No refills by message.");

        assertThat(newMessage().text())
                .contains("No refills by message.")
                .doesNotContain("closed on Friday");
        assertThat(ana.get("/portal/messages/new?to=" + clinic.okafor().id()).text())
                .contains("closed on Friday");
        saves(chen, "/inbox/settings", BANNER, "banner", "");
        assertThat(newMessage().text()).contains("closed on Friday");
    }

    @Test
    @DisplayName("B4, B6: no text stands in the database as it was typed")
    void textsAreEncrypted() {
        saves(chen, "/inbox/note", NOTE, "note", "Findable words");
        saves(chen, "/inbox/settings", BANNER, "banner", "Findable words");

        var stored =
                world.database()
                        .sql("select t::text from message_settings t where user_id = ?")
                        .params(clinic.chen().id())
                        .query(String.class)
                        .single();

        assertThat(stored)
                .doesNotContain("Findable")
                .doesNotContain("46696e6461626c65"); // the same as bytea shows it
    }

    private static void saves(Browser user, String page, String form, String field, String text) {
        var saved = user.submit(user.get(page), form, Map.of(field, text));
        assertThat(saved.status()).as(saved.text()).isEqualTo(302);
    }

    private Page newMessage() {
        return ana.get("/portal/messages/new?to=" + clinic.chen().id());
    }
}

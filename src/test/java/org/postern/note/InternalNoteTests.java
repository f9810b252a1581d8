package org.postern.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

class InternalNoteTests extends PosternTest {

    private static final String CANARY = "Suspects her husband, do not mention";
    private static final String NOTE = "#note-composer";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;

    @BeforeEach
    void anaHasWritten() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
    }

    private Page page() {
        return chen.get("/inbox/threads/" + thread);
    }

    private Page write(String text) {
        return chen.submit(page(), NOTE, Map.of("text", text));
    }

    @Test
    @DisplayName("E3, case 46: a note is seen by staff, and on nothing that a patient sees")
    void aNoteIsSeenByStaffAlone() {
        write(CANARY);

        assertThat(page().html().select(".entry-note").text())
                .contains(CANARY)
                .contains("not visible to the patient");
        assertThat(ana.get("/portal/threads/" + thread).body()).doesNotContain(CANARY);
        assertThat(ana.get("/portal/messages").body()).doesNotContain(CANARY);
        assertThat(chen.get("/inbox/threads/" + thread + "/text").body()).doesNotContain(CANARY);
        assertThat(chen.get("/inbox/threads/" + thread + "/copy").body()).doesNotContain(CANARY);
        assertThat(chen.get("/inbox/threads/" + thread + "/print").body()).doesNotContain(CANARY);
        assertThat(chen.get("/inbox/threads/" + thread + "/print?notes=on").body())
                .contains(CANARY);
        assertThat(kinds()).doesNotContain("PATIENT_MESSAGE");
    }

    private java.util.List<String> kinds() {
        return world.database()
                .sql("select kind from notification where practice_id = ?")
                .params(clinic.practice().id())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("case 3, 41: a note neither sets nor clears unread, and is no answer")
    void aNoteChangesNoMark() {
        write("She was here on Monday.");
        assertThat(state()).isEqualTo("unread=false waiting=true");

        clinic.answers(ana, thread, "And it itches.");
        world.letViewEverybody(clinic.okafor());
        var okafor = clinic.as(clinic.okafor());
        okafor.submit(okafor.get("/inbox/threads/" + thread), NOTE, Map.of("text", "I call her."));

        assertThat(state()).isEqualTo("unread=true waiting=true");
    }

    private String state() {
        return world.database()
                .sql(
                        """
                        select 'unread=' || unread || ' waiting=' || (waiting_since is not null)
                        from thread where id = ?
                        """)
                .params(thread)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("case 19, 70: a note is written once, and never blank")
    void aNoteIsWrittenOnceAndNeverBlank() {
        var page = page();
        chen.submit(page, NOTE, Map.of("text", "Once"));
        assertThat(chen.submit(page, NOTE, Map.of("text", "Once")).status()).isEqualTo(302);
        var other = chen.submit(page, NOTE, Map.of("text", "Other"));
        var blank = chen.submit(page(), NOTE, Map.of("text", " \u200b\n"));

        assertThat(page().html().select(".entry-note")).hasSize(1);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.form(NOTE)).containsEntry("text", "Other");
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.html().select("#note-error").text()).contains("Write your note first.");
    }

    @Test
    @DisplayName("a longer note than allowed is refused, and kept in its composer")
    void aLongNoteIsKept() {
        var text = "x".repeat(5_001);
        var refused = write(text);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form(NOTE)).containsEntry("text", text);
        assertThat(page().form(NOTE)).containsEntry("text", text);
        assertThat(page().form("#composer")).containsEntry("text", "");
    }

    @Test
    @DisplayName("case 11: a half-typed note stays when a colleague gives the thread away")
    void aHalfTypedNoteStays() {
        var page = page();
        chen.submit(
                page(),
                "#thread-actions form[action*=/assignment]",
                Map.of("assignee", clinic.okafor().id().toString()));

        var refused = chen.submit(page, NOTE, Map.of("text", "Half a note"));

        assertThat(refused.status()).isEqualTo(410);
        assertThat(chen.get("/inbox/drafts").text())
                .contains("Half a note")
                .contains("Internal note");
    }

    @Test
    @DisplayName(
            "F1: notes and reasons stand encrypted in the database, moved texts do not decrypt")
    void notesAreEncrypted() {
        write(CANARY);

        var stored =
                world.database()
                        .sql(
                                "select encode(body_ct, 'escape') from internal_note where thread_id = ?")
                        .params(thread)
                        .query(String.class)
                        .single();
        assertThat(stored).doesNotContain("husband");
    }
}

package org.postern.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Pictures;

/** Files of messages that are not sent yet. */
class FileDraftTests extends FilesTest {

    private static final byte[] SVG = "<svg/>".getBytes(UTF_8);

    @Test
    @DisplayName("what is uploaded and not sent is its owner's alone, and stays with the draft")
    void whatIsNotSentIsItsOwnersAlone() {
        var fields = new HashMap<>(patientPage().form(FORM));
        var answer = ana.post("/portal/files", fields, "files", "a.png", Pictures.png(4, 4));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(attached(answer)).containsExactly("a.png");
        assertThat(attached(patientPage())).containsExactly("a.png");
        var small = answer.html().selectFirst("img").attr("src");
        assertThat(ana.get(small).status()).isEqualTo(200);
        assertThat(chen.get(small.replace("portal", "inbox")).status()).isEqualTo(404);
        assertThat(clinic.as(clinic.ben()).get(small).status()).isEqualTo(404);
        assertThat(fileNames(userPage())).isEmpty();

        var sent = ana.submit(patientPage(), FORM, Map.of("text", "Here it is."));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(attached(patientPage())).isEmpty();
        assertThat(fileNames(userPage())).containsExactly("attachment: a.png");
        assertThat(chen.get(small.replace("portal", "inbox")).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("what is removed from an unsent message is gone, and another's cannot be removed")
    void whatIsRemovedIsGone() {
        var fields = new HashMap<>(patientPage().form(FORM));
        var answer = ana.post("/portal/files", fields, "files", "a.png", Pictures.png(4, 4));
        var id = answer.html().selectFirst("[data-remove-file]").attr("data-remove-file");

        var ben = clinic.as(clinic.ben());
        var bens =
                new HashMap<>(ben.get("/portal/messages/new?to=" + clinic.chen().id()).form(FORM));
        bens.put("remove", id);
        ben.postBare("/portal/files", bens);
        assertThat(attached(patientPage())).containsExactly("a.png");

        var sent = ana.submit(patientPage(), FORM, Map.of("text", "Without it.", "remove", id));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(fileNames(userPage())).isEmpty();
        assertThat(ana.get("/portal/files/" + id).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("a file on its way is not the patient's yet; taken back it is in the draft again")
    void aFileThatIsTakenBackIsInTheDraftAgain() {
        world.undoFor(10, clinic.practice());
        sends(chen, userPage(), "Your results.", "r.pdf", PDF);
        var file = clinic.filesIn(thread).get(0);

        assertThat(fileNames(userPage())).containsExactly("r.pdf");
        assertThat(ana.get("/portal/files/" + file).status()).isEqualTo(404);
        chen.submit(userPage(), "form[action*=/undo]", Map.of());
        assertThat(attached(userPage())).containsExactly("r.pdf");
        assertThat(fileNames(patientPage())).isEmpty();

        chen.submit(userPage(), "#composer", Map.of());
        clock.advance(Duration.ofSeconds(11));
        delivery.deliverDue();

        assertThat(fileNames(patientPage())).containsExactly("r.pdf");
        assertThat(ana.bytes("/portal/files/" + file).body()).isEqualTo(PDF);
    }

    @Test
    @DisplayName("a new conversation that is taken back leaves its file in the draft, no thread")
    void aNewConversationThatIsTakenBackKeepsItsFile() {
        world.undoFor(10, clinic.practice());
        var address = "/patients/" + clinic.ana().patientId() + "/messages";
        var sent =
                chen.upload(
                        chen.get(address),
                        FORM,
                        Map.of("subject", "Results", "text", "They are fine."),
                        "files",
                        "r.pdf",
                        PDF);
        var begun = chen.follow(sent);

        chen.submit(begun, "form[action*=/undo]", Map.of());

        assertThat(attached(chen.get(address))).containsExactly("r.pdf");
        assertThat(clinic.filesIn(thread)).isEmpty();
    }

    @Test
    @DisplayName("what was never sent is deleted after a day, unless its draft is still there")
    void whatWasNeverSentIsDeleted() {
        var sent = clinic.sendsFile(ana, thread, "b.png", Pictures.png(4, 4));
        var fields = new HashMap<>(patientPage().form(FORM));
        ana.post("/portal/files", fields, "files", "a.png", Pictures.png(4, 4));
        fields.put("text", "Half a sen");
        ana.postInBackground("/portal/threads/" + thread + "/draft", fields);
        clock.advance(Duration.ofHours(25));
        world.in(clinic.practice(), this::forget);
        assertThat(clinic.filesIn(thread)).hasSize(2);

        world.database().sql("delete from draft where thread_id = ?").params(thread).update();
        world.in(clinic.practice(), this::forget);

        assertThat(clinic.filesIn(thread)).containsExactly(sent);
    }

    @Test
    @DisplayName("a draft that is thrown away takes its files along")
    void aDraftThatIsThrownAwayTakesItsFilesAlong() {
        var fields = new HashMap<>(userPage().form(FORM));
        chen.post("/inbox/files", fields, "files", "a.png", Pictures.png(4, 4));
        fields.put("text", "Half a sen");
        chen.postInBackground("/inbox/threads/" + thread + "/draft", fields);

        chen.submit(chen.get("/inbox/drafts"), "form[action*=discard]", Map.of());

        assertThat(attached(userPage())).isEmpty();
        assertThat(clinic.filesIn(thread)).isEmpty();
    }

    private boolean forget() {
        attachments.forgetOld();
        return true;
    }

    @Test
    @DisplayName("case 27: when the session has ended, text and file are kept for after signing in")
    void whenTheSessionHasEndedTextAndFileAreKept() {
        var page = patientPage();
        clock.advance(Duration.ofMinutes(30));

        var kept = sends(ana, page, "Look at this", "a.png", Pictures.png(4, 4));

        assertThat(kept.status()).isEqualTo(303);
        assertThat(kept.location()).contains("&kept");
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        ana = clinic.as(clinic.ana());
        assertThat(patientPage().form(FORM).get("text")).isEqualTo("Look at this");
        assertThat(attached(patientPage())).containsExactly("a.png");
    }

    @Test
    @DisplayName("a file that comes alone after the session's end does not end the draft")
    void aFileAloneDoesNotEndTheDraft() {
        var fields = new HashMap<>(patientPage().form(FORM));
        fields.put("text", "Half a sen");
        ana.postInBackground("/portal/threads/" + thread + "/draft", fields);
        fields.remove("text");
        clock.advance(Duration.ofMinutes(30));

        ana.post("/portal/files", fields, "files", "a.png", Pictures.png(4, 4));

        ana = clinic.as(clinic.ana());
        assertThat(patientPage().form(FORM).get("text")).isEqualTo("Half a sen");
    }

    @Test
    @DisplayName("without scripts a file can be added with the button that saves the draft")
    void aFileCanBeAddedWithTheDraft() {
        var fields = new HashMap<>(patientPage().form(FORM));
        fields.put("text", "Half a sen");
        var draft = "/portal/threads/" + thread + "/draft";

        assertThat(ana.post(draft, fields, "files", "a.png", Pictures.png(4, 4)).status())
                .isEqualTo(303);
        assertThat(attached(patientPage())).containsExactly("a.png");
        assertThat(patientPage().form(FORM).get("text")).isEqualTo("Half a sen");
        var refused = ana.post(draft, fields, "files", "a.svg", SVG);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form(FORM).get("text")).isEqualTo("Half a sen");
        assertThat(refused.text()).contains("a.svg is neither");
        var notice = refused.html().selectFirst(".notice-error[autofocus]");
        assertThat(notice.text()).contains("Your draft is saved, but a file was not added");
        assertThat(refused.html().select(notice.selectFirst("a").attr("href"))).hasSize(1);
        var sent = ana.post(draft.replace("/draft", "/messages"), fields, "files", "a.svg", SVG);
        assertThat(sent.html().select(".notice-error[autofocus]").text())
                .contains("Your message was not sent");
    }
}

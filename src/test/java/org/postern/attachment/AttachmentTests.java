package org.postern.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.handling.OutgoingDelivery;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

class AttachmentTests extends PosternTest {

    private static final String FORM = "form[data-composer]";
    private static final byte[] PDF =
            "%PDF-1.7\n1 0 obj\n<< /Title (x) >>\nendobj\n%%EOF\n".getBytes(ISO_8859_1);

    @Autowired private OutgoingDelivery delivery;
    @Autowired private Attachments attachments;
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

    private Page patientPage() {
        return ana.get("/portal/threads/" + thread);
    }

    private Page userPage() {
        return chen.get("/inbox/threads/" + thread);
    }

    private static List<String> fileNames(Page page) {
        return page.html().select(".files bdi, .files img").stream()
                .map(one -> one.tagName().equals("img") ? one.attr("alt") : one.text())
                .toList();
    }

    private static List<String> attached(Page page) {
        return page.html().select(".attached .file-name bdi").eachText();
    }

    private Page sends(Browser browser, Page page, String text, String name, byte[] file) {
        return browser.upload(page, FORM, Map.of("text", text), "files", name, file);
    }

    private static String header(java.net.http.HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    @DisplayName("a patient's photo reaches the user, upright and without its place")
    void aPhotoReachesTheUser() {
        var file = clinic.sendsFile(ana, thread, "IMG_0001.JPG", Pictures.fromPhone(40, 20, 6));

        assertThat(fileNames(patientPage())).containsExactly("attachment: IMG_0001.jpg");
        assertThat(fileNames(userPage())).containsExactly("attachment: IMG_0001.jpg");
        var whole = chen.bytes("/inbox/files/" + file);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(header(whole, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(whole, "Content-Disposition")).startsWith("inline; filename=");
        assertThat(header(whole, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(whole, "Content-Security-Policy")).contains("sandbox");
        assertThat(header(whole, "Cache-Control")).contains("no-store");
        assertThat(new String(whole.body(), ISO_8859_1)).doesNotContain("CANARY1");
        assertThat(ana.bytes("/portal/files/" + file + "/small").statusCode()).isEqualTo(200);
        assertThat(world.auditTrail(clinic.practice())).contains("VIEW_FILE ALLOWED");
        assertThat(chen.get("/inbox").html().select(".thread-who").text()).contains("attachment");
        assertThat(ana.get("/portal/messages").html().select(".pick-name").text())
                .contains("attachment");
        assertThat(chen.get("/inbox/threads/" + thread + "/print").text())
                .contains("Attachment: IMG_0001.jpg");
        assertThat(chen.get("/inbox/threads/" + thread + "/text").body())
                .contains("[attachment: IMG_0001.jpg]");
    }

    @Test
    @DisplayName("case 69: a file of any name reaches the patient under its name")
    void aPdfReachesThePatientUnderItsName() {
        sends(chen, userPage(), "Your results.", "Apresentação ß.pdf", PDF);

        var link = patientPage().html().selectFirst(".files a");
        assertThat(link.select("bdi").text()).isEqualTo("Apresentação ß.pdf");
        assertThat(link.text()).startsWith("attachment");
        var answer = ana.bytes(link.attr("href"));
        assertThat(answer.body()).isEqualTo(PDF);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
        var disposition = header(answer, "Content-Disposition");
        assertThat(disposition).startsWith("attachment; filename=\"Apresenta__o _.pdf\"");
        assertThat(URLDecoder.decode(disposition.split("UTF-8''")[1], UTF_8))
                .isEqualTo("Apresentação ß.pdf");
    }

    @Test
    @DisplayName("a file of more than one part comes back as it was")
    void aLargeFileComesBack() {
        var large = new byte[3 * 1024 * 1024 + 17];
        System.arraycopy("%PDF-1.7\n".getBytes(ISO_8859_1), 0, large, 0, 9);
        System.arraycopy("\n%%EOF".getBytes(ISO_8859_1), 0, large, large.length - 6, 6);

        var file = clinic.sendsFile(ana, thread, "scan.pdf", large);

        assertThat(chen.bytes("/inbox/files/" + file).body()).isEqualTo(large);
    }

    @Test
    @DisplayName("A4, A17: a file is there for who may see its message, and for nobody else")
    void aFileIsThereForWhoMaySeeItsMessage() {
        var file = clinic.sendsFile(ana, thread, "a.png", Pictures.png(4, 4));
        var other = world.clinic();

        assertThat(clinic.as(clinic.ben()).get("/portal/files/" + file).status()).isEqualTo(404);
        assertThat(clinic.as(clinic.okafor()).get("/inbox/files/" + file).status()).isEqualTo(404);
        assertThat(other.as(other.chen()).get("/inbox/files/" + file).status()).isEqualTo(404);
        assertThat(other.as(other.ana()).get("/portal/files/" + file).status()).isEqualTo(404);
        assertThat(ana.get("/inbox/files/" + file).status()).isEqualTo(403);
        assertThat(world.browser().get("/portal/files/" + file).status()).isEqualTo(302);
    }

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
    @DisplayName("case 18: a message with a file that is posted three times is one message")
    void aThriceSentMessageIsOne() {
        var page = patientPage();
        for (var time = 0; time < 3; time++) {
            assertThat(sends(ana, page, "Once", "a.png", Pictures.png(4, 4)).status())
                    .isEqualTo(302);
        }

        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
        assertThat(fileNames(userPage())).containsExactly("attachment: a.png");
        assertThat(attached(patientPage())).isEmpty();
        assertThat(patientPage().form(FORM).get("text")).isEmpty();
    }

    @Test
    @DisplayName("a refused file keeps the text, and nothing is sent")
    void aRefusedFileKeepsTheText() {
        var refused = sends(ana, patientPage(), "Look at this", "a.svg", "<svg/>".getBytes(UTF_8));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("a.svg is neither a photo (JPEG, PNG) nor a PDF");
        assertThat(refused.form(FORM).get("text")).isEqualTo("Look at this");
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        var user = sends(chen, userPage(), "Results", "a.pdf", "%PDF-1.7 cut".getBytes(UTF_8));
        assertThat(user.status()).isEqualTo(422);
        assertThat(user.text()).contains("a.pdf cannot be read as a PDF");
        assertThat(user.form("#composer").get("text")).isEqualTo("Results");
    }

    @Test
    @DisplayName("ASVS 2.3.2: a file above its limit is refused with the text kept")
    void aTooLargeFileIsRefusedWithTheTextKept() {
        var refused = sends(ana, patientPage(), "My scan", "scan.pdf", new byte[11 * 1024 * 1024]);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("scan.pdf is larger than 10 MB");
        assertThat(refused.form(FORM).get("text")).isEqualTo("My scan");
        assertThat(patientPage().text()).contains("At most 5 photos (JPEG, PNG) or PDFs");
    }

    @Test
    @DisplayName("ASVS 5.2.1: an upload that does not say how large it is is not received")
    void anUploadOfUnknownSizeIsNotReceived() throws Exception {
        var request =
                ana.request("/portal/files")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofInputStream(InputStream::nullInputStream))
                        .build();

        var answer = ana.client().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(411);
    }

    @Test
    @DisplayName("ASVS 2.3.2: more files than the limit are refused inside the send, too")
    void tooManyFilesAreRefused() {
        var fields = new HashMap<>(patientPage().form(FORM));
        for (var number = 1; number <= 5; number++) {
            ana.post("/portal/files", fields, "files", number + ".png", Pictures.png(4, 4));
        }
        var sixth = ana.post("/portal/files", fields, "files", "6.png", Pictures.png(4, 4));

        assertThat(sixth.status()).isEqualTo(422);
        assertThat(sixth.text()).contains("Only 5 files can go with a message");
        assertThat(attached(sixth)).hasSize(5);
        chenTakes("2", "10");
        var refused = ana.submit(patientPage(), FORM, Map.of("text", "All of them"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Only 2 files can go with a message");
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
    }

    private Page chenTakes(String files, String megabytes) {
        return chen.submit(
                chen.get("/inbox/settings"),
                "form[action='/inbox/settings/files']",
                Map.of("files", files, "megabytes", megabytes));
    }

    @Test
    @DisplayName("a user sets how many files of which size patients can attach")
    void aUserSetsWhatPatientsCanAttach() {
        var wrong = chenTakes("11", "ten");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.form("form[action='/inbox/settings/files']"))
                .containsEntry("files", "11")
                .containsEntry("megabytes", "ten");
        assertThat(wrong.text()).contains("Files are not checked for viruses");

        assertThat(chenTakes("1", "1").status()).isEqualTo(302);

        assertThat(patientPage().text())
                .contains("At most 1 photo (JPEG, PNG) or PDF, up to 1 MB.");
        var large = new byte[2 * 1024 * 1024];
        var refused = sends(ana, patientPage(), "My scan", "scan.pdf", large);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("scan.pdf is larger than 1 MB");
        chenTakes("0", "1");
        assertThat(patientPage().html().select("input[type=file]")).isEmpty();
    }

    @Test
    @DisplayName(
            "A24: an account that has uploaded its day's share gets no more, and keeps its text")
    void anAccountHasADaysShare() {
        clinic.sendsFile(ana, thread, "a.png", Pictures.png(4, 4));
        world.database()
                .sql("update attachment set uploaded_size = 104857600 where thread_id = ?")
                .params(thread)
                .update();

        var refused = sends(ana, patientPage(), "More", "b.png", Pictures.png(4, 4));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("as much as is possible in one day");
        assertThat(refused.form(FORM).get("text")).isEqualTo("More");
        clock.advance(Duration.ofHours(25));
        ana = clinic.as(clinic.ana());
        assertThat(sends(ana, patientPage(), "More", "b.png", Pictures.png(4, 4)).status())
                .isEqualTo(302);
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
        var refused = ana.post(draft, fields, "files", "a.svg", "<svg/>".getBytes(UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form(FORM).get("text")).isEqualTo("Half a sen");
        assertThat(refused.text()).contains("a.svg is neither");
    }

    @Test
    @DisplayName("F1, case 52: neither a file nor its name can be read in the database or a mail")
    void nothingCanBeReadInTheDatabase() {
        var file = "%PDF-1.7\nCANARYWORD\n%%EOF\n".getBytes(ISO_8859_1);
        clinic.sendsFile(ana, thread, "CANARYNAME.pdf", file);

        for (var table :
                List.of("attachment", "attachment_part", "message", "notification", "mail")) {
            var rows =
                    world.database()
                            .sql(
                                    "select coalesce(string_agg(t::text, ''), '') from "
                                            + table
                                            + " t")
                            .query(String.class)
                            .single();
            assertThat(rows)
                    .doesNotContain("CANARY")
                    .doesNotContain(java.util.HexFormat.of().formatHex("CANARY".getBytes(UTF_8)));
        }
    }

    @Test
    @DisplayName("a part of a file that is put in another's place is not served")
    void aSwappedPartIsNotServed() {
        var first = clinic.sendsFile(ana, thread, "a.pdf", PDF);
        var second = clinic.sendsFile(ana, thread, "b.pdf", PDF);
        world.database()
                .sql(
                        """
                        update attachment_part p set content_ct = o.content_ct
                        from attachment_part o
                        where p.attachment_id = ? and o.attachment_id = ? and o.version = p.version
                        """)
                .params(first, second)
                .update();

        assertThat(chen.get("/inbox/files/" + first).status()).isEqualTo(500);
        assertThat(chen.bytes("/inbox/files/" + second).body()).isEqualTo(PDF);
    }

    @Test
    @DisplayName("A24: names that lie are made safe before anybody sees them")
    void namesThatLieAreMadeSafe() {
        sends(chen, userPage(), "A", "<img src=x onerror=alert(1)>.pdf", PDF);

        assertThat(patientPage().html().select(".files img")).isEmpty();
        assertThat(patientPage().html().select(".files bdi").text())
                .isEqualTo("_img src=x onerror=alert(1)_.pdf");
    }
}

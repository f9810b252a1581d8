package org.postern.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Page;
import org.postern.testing.Pictures;

/** How many files of which size are taken, and what becomes of the rest. */
class FileLimitTests extends FilesTest {

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
        assertThat(sixth.text()).contains("6.png was left out. Only 5 files can go with a message");
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
}

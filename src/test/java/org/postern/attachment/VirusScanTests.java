package org.postern.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Files and ClamAV's own daemon, which knows one virus: that of these tests. */
class VirusScanTests extends PosternTest {

    private static final Path CLAMD = Path.of("/usr/sbin/clamd");
    private static final String VIRUS = "THIS-IS-THE-VIRUS-OF-POSTERNS-OWN-TESTS";

    @TempDir private static Path folder;
    private static Process clamd;
    private static int port;

    @Autowired private VirusScanner scanner;
    @Autowired private Scans scans;
    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;

    @BeforeAll
    static void startClamd() throws IOException {
        assumeTrue(
                Files.isExecutable(CLAMD),
                "clamd is not installed: the tests of virus scanning are left out");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(
                signatures.resolve("postern.ndb"),
                "Postern.Test:0:*:" + HexFormat.of().formatHex(VIRUS.getBytes(US_ASCII)) + "\n");
        var settings =
                Files.writeString(
                        folder.resolve("clamd.conf"),
                        """
                        Foreground yes
                        DatabaseDirectory %s
                        TemporaryDirectory %s
                        TCPSocket %d
                        TCPAddr 127.0.0.1
                        """
                                .formatted(signatures, folder, port));
        clamd =
                new ProcessBuilder(CLAMD.toString(), "--config-file=" + settings)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        awaitClamd();
    }

    private static void awaitClamd() throws IOException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream().write("zPING\0".getBytes(US_ASCII));
                var answer = new String(socket.getInputStream().readNBytes(4), US_ASCII);
                assertThat(answer).isEqualTo("PONG");
                return;
            } catch (IOException e) {
                if (!clamd.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError(Files.readString(folder.resolve("log")), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    @AfterAll
    static void stopClamd() throws InterruptedException {
        if (clamd != null) {
            clamd.destroyForcibly().waitFor();
        }
    }

    @BeforeEach
    void anaHasWritten() {
        scanner.use("127.0.0.1:" + port);
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
    }

    @AfterEach
    void withoutScanner() {
        scanner.use("");
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text + "\n%%EOF\n").getBytes(ISO_8859_1);
    }

    private Page userPage() {
        return chen.get("/inbox/threads/" + thread);
    }

    @Test
    @DisplayName("a file is held back until it is found clean; its message is not")
    void aFileIsHeldBackUntilItIsClean() {
        var file = clinic.sendsFile(ana, thread, "a.pdf", pdf("harmless"));

        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
        assertThat(userPage().text()).contains("is being checked for viruses");
        assertThat(chen.get("/inbox/files/" + file).status()).isEqualTo(404);
        assertThat(ana.get("/portal/files/" + file).status()).isEqualTo(404);

        scans.scanWaiting();

        assertThat(userPage().text()).doesNotContain("being checked");
        assertThat(chen.bytes("/inbox/files/" + file).body()).isEqualTo(pdf("harmless"));
    }

    @Test
    @DisplayName("ASVS 5.4.3: a file with a virus is never served, and nothing of it is kept")
    void aFileWithAVirusIsNeverServed() {
        var file = clinic.sendsFile(ana, thread, "a.pdf", pdf(VIRUS));

        scans.scanWaiting();

        assertThat(userPage().text()).contains("a.pdf may hold a virus");
        assertThat(ana.get("/portal/threads/" + thread).text()).contains("may hold a virus");
        assertThat(chen.get("/inbox/files/" + file).status()).isEqualTo(404);
        assertThat(world.auditTrail(clinic.practice())).contains("SCAN_FILE DENIED virus");
        assertThat(
                        world.database()
                                .sql("select count(*) from attachment_part where attachment_id = ?")
                                .params(file)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    @DisplayName("a file whose virus is found before it is sent stops the message, with its text")
    void aVirusThatIsFoundBeforeStopsTheMessage() {
        var form = "form[data-composer]";
        var fields = new java.util.HashMap<>(userPage().form(form));
        chen.post("/inbox/files", fields, "files", "a.pdf", pdf(VIRUS));
        scans.scanWaiting();

        var refused = chen.submit(userPage(), form, Map.of("text", "Your results"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("a.pdf may hold a virus and cannot be sent");
        assertThat(refused.form(form).get("text")).isEqualTo("Your results");
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
    }

    @Test
    @DisplayName("while the scanner is away files wait; when it is back they are scanned")
    void whileTheScannerIsAwayFilesWait() throws IOException {
        try (var silent = new ServerSocket(0)) {
            scanner.use("127.0.0.1:" + silent.getLocalPort());
        }
        var file = clinic.sendsFile(ana, thread, "a.pdf", pdf("harmless"));

        scans.scanWaiting();
        scans.scanWaiting();
        assertThat(chen.get("/inbox/files/" + file).status()).isEqualTo(404);

        scanner.use("127.0.0.1:" + port);
        scans.scanWaiting();
        assertThat(chen.get("/inbox/files/" + file).status()).isEqualTo(200);
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new VirusScanner("clamd"))
                .hasMessageContaining("postern.clamav must be host:port");
    }
}

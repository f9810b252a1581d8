package org.postern.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Value;

/** Somebody at another address floods the server, and a patient comes meanwhile. */
class FloodTests extends PosternTest {

    private static final int ALLOWED = 400;
    private static final long MEGABYTE = 1024 * 1024;

    @Value("${local.server.port}")
    private int port;

    private final List<Socket> flood = new ArrayList<>();
    private Clinic clinic;

    @BeforeEach
    void open() {
        clinic = world.clinic();
    }

    @AfterEach
    void end() throws IOException {
        for (var socket : flood) {
            socket.close();
        }
    }

    private void begin(int connections, String start) throws IOException {
        for (var number = 0; number < connections; number++) {
            var socket = new Socket("127.0.0.1", port, InetAddress.getByName("127.0.0.2"), 0);
            flood.add(socket);
            try {
                socket.getOutputStream().write(start.getBytes(ISO_8859_1));
            } catch (SocketException e) {
                // Hung up on.
            }
        }
    }

    private void aPatientIsServed() {
        for (var time = 0; time < 20; time++) {
            assertThat(world.browser().get(clinic.practice().portalPath()).status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("R11, A35: 350 half-sent forms of a stranger take no memory, and hold up nobody")
    void halfSentFormsTakeNoMemory() throws IOException {
        aPatientIsServed();
        var before = used();
        begin(
                350,
                "POST /language HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 524288\r\n\r\na="
                        + "x".repeat(1_000));
        aPatientIsServed();

        assertThat(used() - before).isLessThan(100 * MEGABYTE);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    @DisplayName("R11: 500 slow-loris sockets of one address do not take all connections")
    void nobodyTakesAllConnections() throws IOException {
        begin(500, "GET / HTTP/1.1\r\nHost: loc");

        await().until(() -> flood.stream().filter(FloodTests::isHungUpOn).count() >= 500 - ALLOWED);
        assertThat(flood.stream().filter(one -> !isHungUpOn(one)).count())
                .as("a busy clinic behind one address is served")
                .isGreaterThan(ALLOWED / 2);
        aPatientIsServed();
    }

    private static boolean isHungUpOn(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    @DisplayName("R11: what is neither form nor upload is small, and of a size that is told before")
    void otherBodiesAreSmall() throws IOException {
        var head =
                "POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        begin(1, head + "Content-Length: 65537\r\n\r\n[");
        begin(1, head + "Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n");

        assertThat(answer(flood.get(0))).isEqualTo("HTTP/1.1 413 ");
        assertThat(answer(flood.get(1))).isEqualTo("HTTP/1.1 411 ");
    }

    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        return new String(socket.getInputStream().readNBytes(13), ISO_8859_1);
    }
}

package org.postern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

/** The headers that every kind of answer carries. */
class AnswerHeaderTests extends PosternTest {

    private Clinic clinic;
    private Browser ana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
    }

    @ParameterizedTest
    @DisplayName("3.4.3, 3.4.4, 3.4.6, 14.3.2: pages, redirects, errors")
    @CsvSource({
        "/portal/messages, 200",
        "/portal/account, 200",
        "/inbox, 403",
        "/portal/threads/not-an-id, 404",
        "/portal/nothing, 404",
        "/nothing, 404",
        "/WEB-INF/web.xml, 404",
        "/META-INF/MANIFEST.MF, 404",
        "/clinic, 403",
        "/, 302",
        "/portal//messages, 400",
        "/portal/messages;a=b, 400",
        "/portal/messages?a.b=1, 400",
        "/portal/messages?a%5B0%5D=1, 400",
        "/portal/%2e%2e/inbox, 400",
        "/portal/messages/new?to=not-an-id, 404"
    })
    void everyAnswerIsGuarded(String path, int status) {
        var answer = ana.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertGuarded(answer);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void theSignInPageAndItsRefusalsAreGuarded() {
        var stranger = world.browser();
        assertGuarded(stranger.get(clinic.practice().portalPath()));
        assertGuarded(stranger.get("/p/unknown"));
        assertGuarded(stranger.get("/inbox/threads/" + UUID.randomUUID()));
        assertGuarded(stranger.postBare("/sign-out", java.util.Map.of()));
        assertThat(stranger.get("/p/unknown").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/css/portal.css", "/icons.svg", "/css/nothing.css", "/vendor/../inbox"})
    void staticFilesAreGuarded(String path) {
        assertGuarded(world.browser().get(path));
    }

    @Test
    @DisplayName("4.1.1: a page says its type and character set")
    void aPageSaysItsType() {
        assertThat(ana.get("/portal/messages").headers().firstValue("Content-Type"))
                .contains("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @DisplayName("16.5.1, 3.4.3: what the server cannot even read tells nothing, and is guarded")
    @ValueSource(
            strings = {
                "/portal/%zz",
                "/%00",
                "/..%2f",
                "/%c0%ae",
                "/../portal",
                "/portal/..%5cinbox",
                "/portal|inbox",
                "http://[::1"
            })
    void anUnreadableRequestTellsNothing(String path) throws IOException {
        var port = java.net.URI.create(ana.request("/").build().uri().toString()).getPort();
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            ("GET "
                                            + path
                                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(answer).doesNotContain("Tomcat", "Exception", "at org.");
            assertThat(answer)
                    .contains("Content-Security-Policy: default-src 'none'")
                    .contains("X-Content-Type-Options: nosniff")
                    .contains("Cache-Control: no-store");
        }
    }

    private static void assertGuarded(Page answer) {
        var policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    }
}

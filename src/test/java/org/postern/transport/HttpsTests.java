package org.postern.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.PosternApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The whole product over TLS, with the demo practice. */
class HttpsTests {

    @TempDir private Path directory;

    @Test
    @DisplayName(
            "ASVS 3.3.1, 3.3.2, 3.3.3, 3.4.1, 14.3.1, 164.312(e)(1): over HTTPS cookies are Secure"
                    + " and of this host alone, the browser is told to stay with HTTPS, and signing out"
                    + " clears what it kept")
    void overHttpsEverythingIsGuarded() throws Exception {
        var certificate = TestCertificate.in(directory);
        try (var server =
                new SpringApplicationBuilder(PosternApplication.class)
                        .profiles("demo")
                        .run(
                                "--server.port=0",
                                "--postern.url=https://localhost",
                                "--postern.tls.certificate=" + certificate.certificate(),
                                "--postern.tls.private-key=" + certificate.privateKey(),
                                "--postern.data=" + directory.resolve("data"))) {
            var base =
                    "https://localhost:" + server.getEnvironment().getProperty("local.server.port");
            var client =
                    HttpClient.newBuilder()
                            .sslContext(certificate.trust())
                            .cookieHandler(new CookieManager())
                            .build();
            var door = get(client, base + "/p/lakeside");
            assertThat(door.statusCode()).isEqualTo(200);
            assertThat(door.headers().firstValue("Strict-Transport-Security").orElse(""))
                    .contains("max-age=31536000")
                    .contains("includeSubDomains");
            assertThat(get(client, base + "/css/base.css").headers().map())
                    .containsKey("strict-transport-security");

            // The container's health check and whatever collects numbers know no certificate.
            var watched =
                    "http://127.0.0.1:"
                            + server.getEnvironment().getProperty("local.management.port");
            for (var page : List.of("/actuator/health/readiness", "/actuator/prometheus")) {
                assertThat(get(HttpClient.newHttpClient(), watched + page).statusCode())
                        .as(page)
                        .isEqualTo(200);
            }

            var password = Files.readString(directory.resolve("data/demo-password")).strip();
            var signedIn = signIn(client, base, door, password);

            assertThat(signedIn.statusCode()).isEqualTo(302);
            var cookies = signedIn.headers().allValues("Set-Cookie");
            assertThat(cookies)
                    .isNotEmpty()
                    .allMatch(one -> one.startsWith("__Host-postern"))
                    .allMatch(one -> one.contains("Secure") && one.contains("HttpOnly"))
                    .allMatch(one -> one.contains("SameSite=Lax") && !one.contains("Domain"));
            var account = get(client, base + "/portal/account");
            assertThat(account.statusCode()).isEqualTo(200);
            var out = post(client, base + "/sign-out", "_csrf=" + token(account));
            assertThat(out.headers().firstValue("Clear-Site-Data").orElse(""))
                    .contains("\"cache\"", "\"storage\"");
            assertThat(get(client, base + "/portal/account").statusCode()).isEqualTo(302);
        }
    }

    private static HttpResponse<String> signIn(
            HttpClient client, String base, HttpResponse<String> door, String password)
            throws Exception {
        var form = Jsoup.parse(door.body()).selectFirst("form:has(input[type=password])");
        return post(
                client,
                base + form.attr("action"),
                "_csrf="
                        + token(door)
                        + "&email=rosa.delgado%40example.org&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8));
    }

    private static String token(HttpResponse<String> page) {
        return URLEncoder.encode(
                Jsoup.parse(page.body()).selectFirst("input[name=_csrf]").attr("value"),
                StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, String address, String fields)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
    }
}

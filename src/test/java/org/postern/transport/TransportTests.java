package org.postern.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.catalina.valves.RemoteCIDRValve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;

/** A server with this package's settings, and a page that says what a request looks like. */
@ExtendWith(OutputCaptureExtension.class)
class TransportTests {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        SslAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class
    })
    @Import({PlainHttp.class, TransportNotice.class, CertificateRenewal.class})
    static class Server {

        @Bean
        Clock clock(@Value("${test.days:0}") int days) {
            return Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        }

        @Bean
        org.springframework.boot.web.servlet.ServletRegistrationBean<HttpServlet> page() {
            return new org.springframework.boot.web.servlet.ServletRegistrationBean<>(
                    new HttpServlet() {
                        @Override
                        protected void doGet(
                                HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            response.getWriter()
                                    .print(
                                            "%s %s %s"
                                                    .formatted(
                                                            request.getRemoteAddr(),
                                                            request.getScheme(),
                                                            request.getServerName()));
                        }
                    },
                    "/");
        }
    }

    private final List<ServletWebServerApplicationContext> servers = new ArrayList<>();

    @TempDir private Path directory;

    private ServletWebServerApplicationContext start(String... settings) {
        var arguments = new ArrayList<>(List.of(settings));
        arguments.add("--server.port=0");
        var server =
                (ServletWebServerApplicationContext)
                        new SpringApplicationBuilder(Server.class)
                                .run(arguments.toArray(String[]::new));
        servers.add(server);
        return server;
    }

    @AfterEach
    void stop() {
        servers.forEach(ServletWebServerApplicationContext::close);
    }

    private static URI address(
            String scheme, String host, ServletWebServerApplicationContext server) {
        return URI.create("%s://%s:%d/".formatted(scheme, host, server.getWebServer().getPort()));
    }

    private static HttpResponse<String> get(HttpClient client, URI address, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(
            ServletWebServerApplicationContext server, String... headers) throws Exception {
        return get(HttpClient.newHttpClient(), address("http", "127.0.0.1", server), headers);
    }

    @Test
    @DisplayName("ASVS 12.2.1: HTTPS from certificate files, TLS 1.2 and 1.3, nothing else")
    void servesHttpsAlone() throws Exception {
        var certificate = TestCertificate.in(directory);
        var server = startTls(certificate);

        var client = HttpClient.newBuilder().sslContext(certificate.trust()).build();
        assertThat(get(client, address("https", "localhost", server)).body())
                .isEqualTo("127.0.0.1 https localhost");
        assertThat(get(server).statusCode()).isEqualTo(400);
        assertThat(handshake(certificate, server, "TLSv1.3")).isEqualTo("TLSv1.3");
        assertThat(handshake(certificate, server, "TLSv1.2")).isEqualTo("TLSv1.2");
        try (var socket = socket(certificate, server)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            // Without forward secrecy or with a cipher that is not authenticated.
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
            assertThatExceptionOfType(SSLException.class).isThrownBy(socket::startHandshake);
        }
    }

    private ServletWebServerApplicationContext startTls(
            TestCertificate certificate, String... further) {
        var settings = new ArrayList<>(List.of(further));
        settings.add("--postern.url=https://localhost");
        // The test itself says when the files are looked at.
        settings.add("--postern.tls.pause=1d");
        settings.add("--postern.tls.certificate=" + certificate.certificate());
        settings.add("--postern.tls.private-key=" + certificate.privateKey());
        return start(settings.toArray(String[]::new));
    }

    private static void look(ServletWebServerApplicationContext server, TestCertificate files) {
        server.getBean(CertificateRenewal.class)
                .look(new CertificateFiles(files.certificate(), files.privateKey()));
    }

    private static SSLSocket socket(
            TestCertificate certificate, ServletWebServerApplicationContext server)
            throws Exception {
        return (SSLSocket)
                certificate
                        .trust()
                        .getSocketFactory()
                        .createSocket("localhost", server.getWebServer().getPort());
    }

    private static String handshake(
            TestCertificate certificate, ServletWebServerApplicationContext server, String protocol)
            throws Exception {
        try (var socket = socket(certificate, server)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    @Test
    @DisplayName("A renewed certificate is served without a restart, and the log says so in a line")
    void aRenewedCertificateIsServed(CapturedOutput log) throws Exception {
        var server = startTls(TestCertificate.in(directory));

        var renewed = TestCertificate.in(directory);
        look(server, renewed);
        look(server, renewed);

        assertThat(handshake(renewed, server, "TLSv1.3")).isEqualTo("TLSv1.3");
        assertThat(log).containsOnlyOnce("serves the renewed certificate in " + directory);
        // The operating system watches a directory for those alone who can list it.
        assertThat(server.getEnvironment())
                .returns(
                        null,
                        settings ->
                                settings.getProperty(
                                        "spring.ssl.bundle.pem.postern.reload-on-update"));
    }

    @Test
    @DisplayName(
            "A bad certificate is told in one sentence, once, and the former is served on; so is a"
                    + " key that belongs to another")
    void aBadCertificateIsToldInASentence(CapturedOutput log) throws Exception {
        var first = TestCertificate.in(directory);
        var server = startTls(first);

        Files.writeString(first.certificate(), "no certificate");
        look(server, first);
        assertThat(log).as("it may just be being written").doesNotContain("ERROR");
        look(server, first);
        look(server, first);

        assertThat(log)
                .containsOnlyOnce("ERROR")
                .containsOnlyOnce("The former certificate is served on, valid until")
                .doesNotContain("\tat ");
        assertThat(handshake(first, server, "TLSv1.3")).isEqualTo("TLSv1.3");

        var other = TestCertificate.in(Files.createDirectory(directory.resolve("other")));
        Files.copy(other.certificate(), first.certificate(), StandardCopyOption.REPLACE_EXISTING);
        look(server, first);
        look(server, first);
        assertThat(log).contains("matches none of the certificates").doesNotContain("\tat ");
        assertThat(handshake(first, server, "TLSv1.3")).isEqualTo("TLSv1.3");
    }

    @Test
    @DisplayName("A certificate that ends in less than 14 days is warned of, once a day")
    void aCertificateThatEndsSoonIsWarnedOf(CapturedOutput log) throws Exception {
        var certificate = TestCertificate.in(directory);

        look(startTls(certificate, "--test.days=60"), certificate);
        assertThat(log).doesNotContain("the certificate that is served ends");

        var server = startTls(certificate, "--test.days=80");
        look(server, certificate);
        look(server, certificate);
        assertThat(log).containsOnlyOnce("the certificate that is served ends at");

        look(startTls(certificate, "--test.days=100"), certificate);
        assertThat(log).containsOnlyOnce("the certificate that is served ended at");
    }

    @Test
    @DisplayName("A start with a file that holds no certificate is refused in a sentence")
    void aStartWithABadCertificateIsRefused() throws Exception {
        var certificate = TestCertificate.in(directory);
        Files.writeString(certificate.certificate(), "no certificate");

        assertThatExceptionOfType(TransportRefused.class)
                .isThrownBy(() -> startTls(certificate))
                .withMessageContaining(certificate.certificate().toString())
                .withMessageContaining("cannot be served");

        Files.delete(certificate.certificate());
        assertThatExceptionOfType(TransportRefused.class)
                .isThrownBy(() -> startTls(certificate))
                .withMessageContaining(
                        certificate.certificate() + " (postern.tls.certificate) cannot be read");
    }

    @Test
    @DisplayName("A program beside the server does its work without the certificate's files")
    void programsNeedNoCertificate() {
        var settings =
                new MockEnvironment()
                        .withProperty("postern.url", "https://localhost")
                        .withProperty("postern.tls.certificate", directory + "/nowhere.pem")
                        .withProperty("postern.tls.private-key", directory + "/nowhere.key");
        var program = new SpringApplication();
        program.setWebApplicationType(WebApplicationType.NONE);

        new TransportDefaults().postProcessEnvironment(settings, program);

        assertThat(settings.getProperty("server.ssl.bundle")).isNull();
    }

    @Test
    @DisplayName("Plain HTTP is served to this machine alone")
    void plainHttpIsForThisMachine() throws Exception {
        var server = start();

        assertThat(get(server).statusCode()).isEqualTo(200);
        // Another address of this machine, where a server for everybody would answer.
        assertThatThrownBy(
                        () -> get(HttpClient.newHttpClient(), address("http", "127.0.0.2", server)))
                .isInstanceOf(ConnectException.class);
        var everybody = start("--postern.plain-http=everybody");
        assertThat(
                        get(HttpClient.newHttpClient(), address("http", "127.0.0.2", everybody))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Behind a proxy elsewhere plain HTTP is served to it and to nobody else")
    void plainHttpIsForTheProxy() {
        var server = start("--postern.proxy=10.0.0.5, 2001:db8::/32");

        var doors =
                server.getBean(TomcatServletWebServerFactory.class).getEngineValves().stream()
                        .filter(RemoteCIDRValve.class::isInstance)
                        .map(RemoteCIDRValve.class::cast)
                        .toList();
        assertThat(doors).hasSize(1);
        assertThat(doors.get(0).getUsePeerAddress()).isTrue();
        for (var known : List.of("10.0.0.5", "2001:db8::7", "127.0.0.1", "0:0:0:0:0:0:0:1")) {
            assertThat(doors.get(0).isAllowed(known)).as(known).isTrue();
        }
        for (var unknown : List.of("10.0.0.6", "192.168.1.1", "2001:db9::7")) {
            assertThat(doors.get(0).isAllowed(unknown)).as(unknown).isFalse();
        }
    }

    @Test
    @DisplayName("A27, ASVS 4.1.3, 15.3.4: forwarded headers are believed of the named proxy alone")
    void forwardedHeadersAreBelievedOfTheProxyAlone() throws Exception {
        String[] claims = {
            "X-Forwarded-For", "203.0.113.5",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "evil.example",
            "X-Real-IP", "203.0.113.6",
            "X-Remote-User", "admin"
        };

        assertThat(get(start(), claims).body()).isEqualTo("127.0.0.1 http 127.0.0.1");
        assertThat(get(start("--spring.main.cloud-platform=kubernetes"), claims).body())
                .isEqualTo("127.0.0.1 http 127.0.0.1");
        assertThat(get(start("--postern.proxy=127.0.0.3"), claims).body())
                .isEqualTo("127.0.0.1 http 127.0.0.1");
        var behind = start("--postern.proxy=127.0.0.1");
        assertThat(get(behind, claims).body()).isEqualTo("203.0.113.5 https 127.0.0.1");
        // The proxy adds whom it speaks to; what stands before that anybody may have written.
        assertThat(get(behind, "X-Forwarded-For", "8.8.8.8, 203.0.113.5").body())
                .startsWith("203.0.113.5 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postern.proxy=proxy.clinic.example | is no address",
                "postern.proxy=10.0.0.5/99 | is no address",
                "postern.plain-http=yes | everybody",
                "postern.mail.tls=no | required"
            })
    @DisplayName("What cannot be is refused at the start, with what to do")
    void whatCannotBeIsRefused(String setting, String words) {
        assertThatExceptionOfType(TransportRefused.class)
                .isThrownBy(() -> start("--" + setting))
                .withMessageContaining(words);
    }

    @Test
    void aCertificateNeedsItsKeyAndAnAddressWithHttps() throws Exception {
        var certificate = TestCertificate.in(directory);
        var one = "--postern.tls.certificate=" + certificate.certificate();

        assertThatExceptionOfType(TransportRefused.class)
                .isThrownBy(() -> start(one))
                .withMessageContaining("both");
        assertThatExceptionOfType(TransportRefused.class)
                .isThrownBy(
                        () -> start(one, "--postern.tls.private-key=" + certificate.privateKey()))
                .withMessageContaining("https://");
    }
}

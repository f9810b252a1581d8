package org.postern.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("ASVS 12.3.1: TLS to the mail server")
class MailTlsTests {

    private static final String PREFIX = "spring.mail.properties.";

    private static Properties mail(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new TransportDefaults().postProcessEnvironment(environment, new SpringApplication());
        var mail = new Properties();
        var defaults = (MapPropertySource) environment.getPropertySources().get("transport");
        for (var name : defaults.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                mail.put(name.substring(PREFIX.length()), environment.getProperty(name));
            }
        }
        return mail;
    }

    @Test
    void aServerElsewhereIsReachedOverTlsAndChecked() {
        assertThat(mail(Map.of("spring.mail.host", "mail.clinic.example")))
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
        assertThat(
                        mail(
                                Map.of(
                                        "spring.mail.host",
                                        "mail.clinic.example",
                                        "spring.mail.port",
                                        "465")))
                .containsEntry("mail.smtp.ssl.enable", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1", ""})
    void thisMachinesMailServerNeedsNone(String host) {
        assertThat(mail(Map.of("spring.mail.host", host))).isEmpty();
    }

    @Test
    void itCanBeSwitchedOffAndIsNotByAnotherName() {
        assertThat(mail(Map.of("spring.mail.host", "mail.example", "postern.mail.tls", "off")))
                .isEmpty();
        assertThat(mail(Map.of("spring.mail.host", "127.evil.example"))).isNotEmpty();
    }

    @Test
    void nothingIsSentToAServerThatOffersNoTls() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            sender.setJavaMailProperties(mail(Map.of("spring.mail.host", "mail.clinic.example")));
            var message = new SimpleMailMessage();
            message.setFrom("postern@clinic.example");
            message.setTo("ana@mail.example");
            message.setText("You have a new message.");

            assertThatExceptionOfType(MailException.class)
                    .isThrownBy(() -> sender.send(message))
                    .withMessageContaining("STARTTLS");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }
}

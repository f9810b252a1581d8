package org.postern.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Writes into the log at the start who is served how. */
@Component
@ConditionalOnWebApplication
class TransportNotice implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TransportNotice.class);

    private final Environment environment;

    TransportNotice(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var transport = Transport.of(environment);
        var certificate = transport.certificate();
        if (certificate != null) {
            LOG.info("serves HTTPS; the certificate in {} {}", certificate, validity(certificate));
        } else {
            plain(transport);
        }
        if (!transport.isTls()
                && transport.proxies().isEmpty()
                && environment.getProperty("postern.url", "").startsWith("https://")) {
            LOG.warn(
                    "postern.url begins with https://, but there is neither a certificate nor a"
                            + " proxy. Set postern.proxy to the address of the proxy, or every"
                            + " visitor seems to come from there");
        }
        if (!transport.isMailOverTls()
                && !environment.getProperty("spring.mail.host", "").isBlank()) {
            LOG.info("sends mail without asking for TLS: this machine's, or postern.mail.tls=off");
        }
    }

    private static void plain(Transport transport) {
        switch (transport.clients()) {
            case EVERYBODY ->
                    LOG.warn(
                            "serves plain HTTP to everybody, because postern.plain-http says so:"
                                    + " whoever is on the way can read messages and passwords");
            case THIS_MACHINE_AND_PROXIES ->
                    LOG.info(
                            "serves plain HTTP to this machine and to the proxies {} alone",
                            transport.proxies());
            case THIS_MACHINE ->
                    LOG.info(
                            "serves plain HTTP to this machine alone; for others set"
                                    + " postern.tls.certificate or postern.proxy");
        }
    }

    private static String validity(Path file) {
        try (var in = Files.newInputStream(file)) {
            var found =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(in);
            return "is valid until " + found.getNotAfter().toInstant();
        } catch (IOException | CertificateException e) {
            return "cannot be read: " + e.getMessage();
        }
    }
}

package org.postern.transport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Writes into the log at the start who is served how; {@link CertificateRenewal} does so for HTTPS.
 */
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
        if (!transport.isTls()) {
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
}

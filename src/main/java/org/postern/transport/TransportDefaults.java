package org.postern.transport;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes Spring's many settings of the few of Postern's own: {@code postern.tls.*}, {@code
 * postern.proxy}, {@code postern.plain-http} and {@code postern.mail.tls}. What somebody has set in
 * Spring's own words stays.
 */
public class TransportDefaults implements EnvironmentPostProcessor, Ordered {

    static final String CERTIFICATE = "postern.tls.certificate";

    /** What Spring calls the certificate and its key. */
    static final String BUNDLE = "postern";

    // TLS 1.2 with forward secrecy and authenticated encryption alone; all of TLS 1.3.
    private static final String CIPHERS =
            String.join(
                    ",",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** After all files of settings are read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var settings = Transport.of(environment);
        var defaults = new HashMap<String, Object>();
        // Spring believes forwarded headers by itself where it thinks to be in a cluster.
        defaults.put("server.forward-headers-strategy", "none");
        var files = settings.files();
        // A program beside the server serves nothing: it must not fail over a certificate's files.
        if (files != null && application.getWebApplicationType() == WebApplicationType.SERVLET) {
            files.read();
            addTls(files, defaults);
        }
        if (!settings.proxies().isEmpty()) {
            defaults.put("server.forward-headers-strategy", "native");
            defaults.put("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
            defaults.put("server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto");
            // Not every proxy takes away what a client has sent of these, and nothing needs them.
            defaults.put("server.tomcat.remoteip.host-header", "");
            defaults.put("server.tomcat.remoteip.port-header", "");
            defaults.put("server.tomcat.remoteip.internal-proxies", settings.proxies().toString());
        }
        if (settings.clients() == Transport.Clients.THIS_MACHINE) {
            defaults.put("server.address", "127.0.0.1");
        }
        if (settings.isMailOverTls()) {
            addMailTls(environment, defaults);
        }
        environment.getPropertySources().addLast(new MapPropertySource("transport", defaults));
    }

    private static void addTls(CertificateFiles files, Map<String, Object> defaults) {
        var bundle = "spring.ssl.bundle.pem." + BUNDLE + ".";
        defaults.put(bundle + "keystore.certificate", "file:" + files.certificate());
        defaults.put(bundle + "keystore.private-key", "file:" + files.privateKey());
        defaults.put(bundle + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        defaults.put(bundle + "options.ciphers", CIPHERS);
        defaults.put("server.ssl.bundle", BUNDLE);
    }

    private static void addMailTls(
            ConfigurableEnvironment environment, Map<String, Object> defaults) {
        var smtp = "spring.mail.properties.mail.smtp.";
        // RFC 8314: TLS from the first byte on port 465, by STARTTLS elsewhere.
        if ("465".equals(environment.getProperty("spring.mail.port"))) {
            defaults.put(smtp + "ssl.enable", "true");
        } else {
            defaults.put(smtp + "starttls.enable", "true");
            defaults.put(smtp + "starttls.required", "true");
        }
        defaults.put(smtp + "ssl.checkserveridentity", "true");
        defaults.put(smtp + "ssl.protocols", "TLSv1.3 TLSv1.2");
    }
}

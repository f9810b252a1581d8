package org.postern.transport;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What is set about TLS, proxies and plain HTTP.
 *
 * @param files the certificate and its key; null without TLS of our own
 */
record Transport(
        @Nullable CertificateFiles files, Proxies proxies, Clients clients, boolean isMailOverTls) {

    /** Who is served. */
    enum Clients {
        /** Everybody: over TLS, or because plain HTTP is allowed to. */
        EVERYBODY,
        /** This machine, and the proxies. */
        THIS_MACHINE_AND_PROXIES,
        THIS_MACHINE
    }

    /**
     * Reads it.
     *
     * @throws TransportRefused where it cannot be
     */
    static Transport of(Environment environment) {
        var certificate = file(environment, TransportDefaults.CERTIFICATE);
        var privateKey = file(environment, "postern.tls.private-key");
        if ((certificate == null) != (privateKey == null)) {
            throw new TransportRefused(
                    "Set both postern.tls.certificate and postern.tls.private-key, or neither.");
        }
        var url = environment.getProperty("postern.url", "");
        if (certificate != null && !url.startsWith("https://")) {
            throw new TransportRefused(
                    "postern.tls.certificate is set, so postern.url must begin with https://, such"
                            + " as https://messages.clinic.example. It is '%s'.".formatted(url));
        }
        var proxies = Proxies.parse(environment.getProperty("postern.proxy", ""));
        return new Transport(
                certificate == null || privateKey == null
                        ? null
                        : new CertificateFiles(certificate, privateKey),
                proxies,
                clients(
                        certificate != null,
                        environment.getProperty("postern.plain-http", "localhost"),
                        proxies),
                isMailOverTls(environment));
    }

    private static @Nullable Path file(Environment environment, String setting) {
        var typed = environment.getProperty(setting, "").strip();
        return typed.isEmpty() ? null : Path.of(typed).toAbsolutePath();
    }

    private static Clients clients(boolean tls, String plainHttp, Proxies proxies) {
        return switch (plainHttp) {
            case "everybody" -> Clients.EVERYBODY;
            case "localhost" -> {
                if (tls) {
                    yield Clients.EVERYBODY;
                }
                yield proxies.areHere() ? Clients.THIS_MACHINE : Clients.THIS_MACHINE_AND_PROXIES;
            }
            default ->
                    throw new TransportRefused(
                            "postern.plain-http is 'localhost' or 'everybody', not '%s'."
                                    .formatted(plainHttp));
        };
    }

    private static boolean isMailOverTls(Environment environment) {
        var host = environment.getProperty("spring.mail.host", "");
        return switch (environment.getProperty("postern.mail.tls", "required")) {
            case "off" -> false;
            case "required" -> !host.isBlank() && !ThisMachine.is(host);
            default -> throw new TransportRefused("postern.mail.tls is 'required' or 'off'.");
        };
    }

    boolean isTls() {
        return files != null;
    }
}

package org.postern.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.transport.ThisMachine;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** How an external database is reached: over TLS, checked to be the one that was meant. */
final class DatabaseTls {

    private DatabaseTls() {}

    /**
     * The same address with {@code sslmode=verify-full}, unless the database is on this machine.
     *
     * @param tls {@code verify-full}, or {@code off} to take the address as it is
     * @param caCertificate a PEM file with the authority that signed the server's certificate; null
     *     for those that this Java trusts
     * @throws IllegalStateException where the address itself asks for less
     */
    static String checked(String url, String tls, @Nullable String caCertificate) {
        if (!tls.equals("verify-full") && !tls.equals("off")) {
            throw new IllegalStateException(
                    "postern.database.tls is 'verify-full' or 'off', not '%s'".formatted(tls));
        }
        var properties = Driver.parseURL(url, new Properties());
        if (properties == null) {
            throw new IllegalStateException(
                    "postern.database.url must look like jdbc:postgresql://host/postern");
        }
        if (tls.equals("off") || isHere(PGProperty.PG_HOST.getOrDefault(properties))) {
            return url;
        }
        var mode = PGProperty.SSL_MODE.getOrDefault(properties);
        if (mode == null) {
            return url
                    + (url.contains("?") ? "&" : "?")
                    + "sslmode=verify-full&"
                    + trust(caCertificate);
        }
        if (!mode.equals("verify-full")) {
            throw new IllegalStateException(
                    "postern.database.url asks for sslmode=%s, which any server on the way could"
                                    .formatted(mode)
                            + " read. Take it away or, to allow it, set postern.database.tls=off");
        }
        return url;
    }

    private static String trust(@Nullable String caCertificate) {
        return caCertificate == null || caCertificate.isBlank()
                ? "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
                : "sslrootcert=" + URLEncoder.encode(caCertificate, StandardCharsets.UTF_8);
    }

    // With several hosts every one must be here.
    private static boolean isHere(@Nullable String hosts) {
        return hosts == null || Stream.of(hosts.split(",")).allMatch(ThisMachine::is);
    }
}

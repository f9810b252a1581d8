package org.postern.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost that signs itself, as a certificate file and a key file. */
record TestCertificate(Path certificate, Path privateKey, KeyStore store) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Writes both files into a directory, in the place of those that are there. */
    static TestCertificate in(Path directory) throws Exception {
        var file = directory.resolve("store.p12");
        Files.deleteIfExists(file);
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "postern",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        var said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        var store = KeyStore.getInstance(file.toFile(), PASSWORD);
        var certificate =
                write(
                        directory.resolve("certificate.pem"),
                        "CERTIFICATE",
                        store.getCertificate("postern").getEncoded());
        var key =
                write(
                        directory.resolve("key.pem"),
                        "PRIVATE KEY",
                        store.getKey("postern", PASSWORD).getEncoded());
        return new TestCertificate(certificate, key, store);
    }

    private static Path write(Path file, String kind, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(content);
        var whole = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
        var fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), whole);
        return Files.move(
                fresh,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** What trusts this certificate alone. */
    SSLContext trust() throws GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted());
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private KeyStore trusted() throws GeneralSecurityException {
        try {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("postern", store.getCertificate("postern"));
            return trusted;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}

package org.postern.transport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.core.NestedExceptionUtils;

/**
 * The files that hold the certificate and its key.
 *
 * @param certificate a PEM file with the certificate and those above it
 * @param privateKey a PEM file with its key
 */
record CertificateFiles(Path certificate, Path privateKey) {

    /**
     * Reads them as they are now.
     *
     * @throws TransportRefused where they cannot be served, saying why
     */
    SslStoreBundle read() {
        for (var file : List.of(certificate, privateKey)) {
            if (!Files.isReadable(file)) {
                throw new TransportRefused(
                        "%s (postern.tls.%s) cannot be read by this user."
                                .formatted(
                                        file,
                                        file.equals(certificate) ? "certificate" : "private-key"));
            }
        }
        var properties = new PemSslBundleProperties();
        properties.getKeystore().setCertificate("file:" + certificate);
        properties.getKeystore().setPrivateKey("file:" + privateKey);
        properties.getKeystore().setVerifyKeys(true);
        try {
            var stores = PropertiesSslBundle.get(properties).getStores();
            chain(stores);
            return stores;
        } catch (RuntimeException e) {
            throw new TransportRefused(
                    "The certificate in %s with the key in %s cannot be served: %s."
                            .formatted(
                                    certificate,
                                    privateKey,
                                    NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        }
    }

    /** The certificate and those above it. */
    static List<Certificate> chain(SslStoreBundle stores) {
        try {
            var store = stores.getKeyStore();
            if (store == null) {
                throw new IllegalStateException("there is no certificate");
            }
            return List.of(store.getCertificateChain(store.aliases().nextElement()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until when the certificate is valid. */
    static Instant end(List<Certificate> chain) {
        return ((X509Certificate) chain.get(0)).getNotAfter().toInstant();
    }
}

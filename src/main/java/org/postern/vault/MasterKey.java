package org.postern.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.postern.database.DataDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that wraps all data keys. It never stands in the database: it comes from {@code
 * postern.master-key} (the file's content in base64) or from a file with mode 600, made at the
 * first start.
 */
@Component
class MasterKey {

    private final Path file;
    private final String configured;

    MasterKey(
            DataDirectory data,
            @Value("${postern.master-key:}") String configured,
            @Value("${postern.master-key-file:}") String file) {
        this.configured = configured;
        this.file = file.isEmpty() ? data.path("keys").resolve("master.json") : Path.of(file);
    }

    boolean isMissing() {
        return configured.isEmpty() && !Files.exists(file);
    }

    void create() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, json, StandardOpenOption.DSYNC);
    }

    Aead aead() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        var json =
                configured.isEmpty()
                        ? Files.readString(file)
                        : new String(Base64.getDecoder().decode(configured));
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @Override
    public String toString() {
        return configured.isEmpty() ? file.toString() : "postern.master-key";
    }
}

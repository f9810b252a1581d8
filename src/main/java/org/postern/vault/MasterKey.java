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
import java.nio.file.StandardCopyOption;
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

    /** Whether it comes from a setting, which no program can change. */
    boolean isConfigured() {
        return !configured.isEmpty();
    }

    void create() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        write(file, json(handle));
    }

    /** Opens what any of its keys has wrapped; wraps with its primary one. */
    Aead aead() throws IOException, GeneralSecurityException {
        return aead(read());
    }

    static Aead aead(KeysetHandle handle) throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** The key; two keys while it is being changed. */
    KeysetHandle read() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        var json =
                configured.isEmpty()
                        ? Files.readString(file)
                        : new String(Base64.getDecoder().decode(configured));
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    /** Puts another in its place: at any moment the file holds the one or the other, whole. */
    void replace(KeysetHandle handle) throws IOException, GeneralSecurityException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        write(beside, json(handle));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Keeps a copy beside, with a note, and says where. */
    Path keepAside(String name, String note) throws IOException {
        var copy = file.resolveSibling(name + ".json");
        write(copy, Files.readString(file));
        write(file.resolveSibling(name + ".txt"), note);
        return copy;
    }

    private static String json(KeysetHandle handle) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    }

    private static void write(Path path, String content) throws IOException {
        Files.createFile(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, content, StandardOpenOption.DSYNC);
    }

    @Override
    public String toString() {
        return configured.isEmpty() ? file.toString() : "postern.master-key";
    }
}

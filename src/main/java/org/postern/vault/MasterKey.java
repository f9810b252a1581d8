package org.postern.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
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
    private final @Nullable Path original;

    /**
     * Where the key is.
     *
     * @param file a file; empty for the one in the data directory
     * @param original of which file that one is a copy, to be named in its place; empty for none
     */
    MasterKey(
            DataDirectory data,
            @Value("${postern.master-key:}") String configured,
            @Value("${postern.master-key-file:}") String file,
            @Value("${postern.master-key-copy-of:}") String original) {
        this.configured = configured;
        this.file = file.isEmpty() ? data.path("keys").resolve("master.json") : Path.of(file);
        this.original = original.isEmpty() ? null : Path.of(original);
    }

    /**
     * Whether there is none.
     *
     * @throws UnusableMasterKey where that cannot be known, because this user may not look
     */
    boolean isMissing() {
        return configured.isEmpty() && KeyFile.isMissing(file);
    }

    /** Whether it comes from a setting, which no program can change. */
    boolean isConfigured() {
        return !configured.isEmpty();
    }

    void create() throws GeneralSecurityException {
        try {
            var parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            KeyFile.create(file);
        } catch (IOException e) {
            throw new UnusableMasterKey(
                    "There is no master key %s yet, and this user cannot make one there (%s). Make it with bin/keys create as a user who can, and let this user read it. Nothing was changed."
                            .formatted(this, e.getClass().getSimpleName()),
                    e);
        }
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
        KeyFile.write(beside, KeyFile.json(handle));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Keeps a copy beside, with a note, and says where. */
    Path keepAside(String name, String note) throws IOException {
        var copy = file.resolveSibling(name + ".json");
        KeyFile.write(copy, Files.readString(file));
        KeyFile.write(file.resolveSibling(name + ".txt"), note);
        return named(copy);
    }

    private Path named(Path path) {
        return original == null ? path : original.resolveSibling(path.getFileName());
    }

    @Override
    public String toString() {
        return configured.isEmpty() ? named(file).toString() : "postern.master-key";
    }
}

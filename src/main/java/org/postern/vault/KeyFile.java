package org.postern.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Files that hold a master key: of mode 600, and never written over. */
public final class KeyFile {

    private KeyFile() {}

    /**
     * Makes a new master key.
     *
     * @throws java.nio.file.FileAlreadyExistsException where the file is there
     */
    public static void create(Path file) throws IOException, GeneralSecurityException {
        AeadConfig.register();
        write(file, json(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)));
    }

    /**
     * Whether it is not there.
     *
     * @throws UnusableMasterKey where it is there and cannot be read, or that cannot be known
     */
    static boolean isMissing(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (!Files.isReadable(file)) {
            throw unreadable(file, null);
        }
        return false;
    }

    private static UnusableMasterKey unreadable(Path file, @Nullable IOException cause) {
        return new UnusableMasterKey(
                "The master key %s cannot be read by this user (%s). Its directory must let this user in, and the file must be readable by it. Nothing was changed."
                        .formatted(file, System.getProperty("user.name")),
                cause);
    }

    static String json(KeysetHandle handle) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    }

    static void write(Path path, String content) throws IOException {
        Files.createFile(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, content, StandardOpenOption.DSYNC);
    }
}

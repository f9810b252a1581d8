package org.postern.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that come inside the application. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** Unpacks them below this directory, unless this version is there already. */
    static Path unpack(Path directory) throws IOException {
        byte[] archive = archive();
        Path target = directory.resolve(nameOf(archive));
        if (!Files.exists(target)) {
            // Moved into place when complete: an interrupted unpacking is begun again.
            Path unfinished = directory.resolve("unfinished");
            FileSystemUtils.deleteRecursively(unfinished);
            extract(archive, unfinished);
            Files.move(unfinished, target, ATOMIC_MOVE);
        }
        return target;
    }

    private static byte[] archive() throws IOException {
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (InputStream archive =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", machine)) {
            return archive.readAllBytes();
        }
    }

    private static String nameOf(byte[] archive) {
        var checksum = new CRC32C();
        checksum.update(archive);
        return HexFormat.of().toHexDigits((int) checksum.getValue()) + "-" + archive.length;
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                extract(entry, tar, target.resolve(entry.getName()));
            }
        }
    }

    private static void extract(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            target.toFile().setExecutable((entry.getMode() & 0100) != 0, true);
        }
    }
}

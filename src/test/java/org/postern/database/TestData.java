package org.postern.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/** Data directories of tests, below {@code target/tests-1} and, of the second fork, {@code -2}. */
public final class TestData {

    private static final Path ROOT =
            Path.of("target", "tests-" + System.getProperty("postern.fork", "1"));

    private TestData() {}

    /** An empty data directory of this name; what an earlier run left is removed. */
    public static DataDirectory empty(String name) {
        Path directory = ROOT.resolve("data").resolve(name);
        try {
            FileSystemUtils.deleteRecursively(directory);
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            sharePostgresBinaries(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DataDirectory(directory.toString());
    }

    // Unpacking them takes longer than everything else.
    private static void sharePostgresBinaries(Path directory) throws IOException {
        Path shared = ROOT.resolve("postgres-binaries").toAbsolutePath();
        Files.createDirectories(shared);
        Files.createSymbolicLink(directory.resolve("postgres-binaries"), shared);
    }
}

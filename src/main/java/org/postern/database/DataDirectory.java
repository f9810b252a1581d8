package org.postern.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The directory that holds everything this server keeps: the embedded database and the keys. */
@Component
public class DataDirectory {

    private final Path directory;

    /** Names the directory; it is made when first needed. */
    public DataDirectory(@Value("${postern.data:./data}") String directory) {
        this.directory = Path.of(directory).toAbsolutePath().normalize();
    }

    /**
     * A file or directory of this name. It may not exist yet; the directory around it does,
     * readable by nobody else.
     */
    public Path path(String name) {
        Path path = directory.resolve(name);
        createPrivately(path.resolveSibling(""));
        return path;
    }

    private static void createPrivately(Path directory) {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            Files.createDirectories(directory, ownerOnly);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + directory, e);
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}

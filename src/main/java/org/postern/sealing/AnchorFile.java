package org.postern.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.database.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A file outside the database that says how far each chain went, a line for each time. Whoever can
 * change the database and not this file cannot rewrite a chain unnoticed.
 */
@Component
class AnchorFile {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorFile.class);

    private final Path file;

    AnchorFile(DataDirectory data, @Value("${postern.audit.anchor.file:}") String file) {
        this.file = file.isBlank() ? data.path("audit-anchor.log") : Path.of(file);
    }

    /** Adds a line. What cannot be written is told in the log; the next line says more than it. */
    void append(AnchorLine line) {
        try (var channel = open()) {
            // Begins on a new line also after one that a crash cut short.
            channel.write(ByteBuffer.wrap((cut() ? "\n" : "").getBytes(UTF_8)));
            channel.write(ByteBuffer.wrap((line.text() + "\n").getBytes(UTF_8)));
            channel.force(true);
        } catch (IOException e) {
            LOG.error("The audit anchor {} cannot be written", file, e);
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private boolean cut() throws IOException {
        try (var channel = FileChannel.open(file)) {
            if (channel.size() == 0) {
                return false;
            }
            var end = ByteBuffer.allocate(1);
            channel.read(end, channel.size() - 1);
            return end.get(0) != '\n';
        }
    }

    List<AnchorLine> lines() {
        return lines(file);
    }

    /** The lines of a file that can be read; lines of other kinds and cut ones are passed over. */
    static List<AnchorLine> lines(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file, UTF_8)) {
            return lines.map(AnchorLine::parse).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The anchor " + file + " cannot be read", e);
        }
    }

    Path path() {
        return file;
    }
}

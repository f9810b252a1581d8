package org.postern.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that appears whole or not at all, readable by its owner only. */
record BackupFile(Path path) {

    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    void write(Content content) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new Refused("There is no directory " + directory + ".");
        }
        Path unfinished = path.resolveSibling("." + path.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            writeAndFlush(content, unfinished);
            Files.move(unfinished, path, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        flush(directory);
    }

    private static void writeAndFlush(Content content, Path unfinished) throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void flush(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }
}

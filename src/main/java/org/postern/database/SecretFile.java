package org.postern.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;

/** A small file that only its owner may read. */
record SecretFile(Path path) {

    /** 256 random bits, safe in files and addresses as they stand. */
    static String randomPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    boolean exists() {
        return Files.exists(path);
    }

    String readOrCreate(Supplier<String> content) throws IOException {
        if (!exists()) {
            write(content.get());
        }
        return read();
    }

    String read() throws IOException {
        return Files.readString(path).strip();
    }

    // Written beside and moved, so that a crash leaves the whole file or none.
    private void write(String content) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(beside, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap((content + "\n").getBytes(UTF_8)));
            channel.force(true);
        }
        Files.move(beside, path, ATOMIC_MOVE);
    }
}

package org.postern.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup file that was read through once and found whole. */
record SavedBackup(ZipFile zip, Manifest manifest) implements AutoCloseable {

    /**
     * Opens it.
     *
     * @throws Refused if there is none, or it is damaged, or of a later version
     */
    static SavedBackup open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ".");
        }
        try {
            var zip = new ZipFile(file.toFile());
            try {
                return verified(zip, file);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private static SavedBackup verified(ZipFile zip, Path file) throws IOException {
        var manifest = ManifestFormat.read(entry(zip, ManifestFormat.ENTRY));
        if (manifest.format() != Manifest.FORMAT) {
            throw new Refused(
                    "%s is a backup in format %d, which this Postern does not know. Update Postern first."
                            .formatted(file, manifest.format()));
        }
        for (var table : manifest.tables()) {
            var digest = Checksum.begin();
            try (var in = entry(zip, table.entry())) {
                in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            }
            if (!Checksum.end(digest).equals(table.sha256())) {
                throw new IOException("The checksum of " + table.entry() + " is another");
            }
        }
        return new SavedBackup(zip, manifest);
    }

    private static Refused damaged(Path file, IOException cause) {
        return new Refused(
                "%s is damaged, or no backup of Postern's (%s). Nothing was restored; use another one."
                        .formatted(file, cause.getMessage()),
                cause);
    }

    /** The rows of one table as COPY takes them. */
    InputStream rows(Manifest.Contents table) throws IOException {
        return entry(zip, table.entry());
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

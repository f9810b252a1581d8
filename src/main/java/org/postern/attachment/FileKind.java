package org.postern.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * The kinds of files that are taken. What a file holds decides, never its name or what a browser
 * calls it. Not among them: what the JDK cannot draw anew (WebP, HEIC: phones make a JPEG of it by
 * themselves when a page asks for one), and GIF, whose pictures may move.
 */
public enum FileKind {
    JPEG("image/jpeg", ".jpg", List.of(".jpg", ".jpeg", ".jpe"), 0xFF, 0xD8, 0xFF),
    PNG("image/png", ".png", List.of(".png"), 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
    PDF("application/pdf", ".pdf", List.of(".pdf"), '%', 'P', 'D', 'F', '-');

    // Reading its list of kinds takes a moment: not before the first file comes.
    private static final class Tika {
        private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }

    private final String contentType;
    private final String ending;
    private final List<String> endings;
    private final int[] beginning;

    FileKind(String contentType, String ending, List<String> endings, int... beginning) {
        this.contentType = contentType;
        this.ending = ending;
        this.endings = endings;
        this.beginning = beginning;
    }

    /** The kind of a file; nothing for one that is not taken. */
    static Optional<FileKind> of(byte[] file) {
        return Arrays.stream(values())
                .filter(kind -> kind.begins(file))
                .findFirst()
                // A second opinion, which knows many more kinds that begin alike.
                .filter(kind -> kind.contentType.equals(detect(file)));
    }

    private boolean begins(byte[] file) {
        if (file.length < beginning.length) {
            return false;
        }
        for (var at = 0; at < beginning.length; at++) {
            if ((file[at] & 0xFF) != beginning[at]) {
                return false;
            }
        }
        return true;
    }

    private static String detect(byte[] file) {
        try {
            return Tika.TYPES.detect(new ByteArrayInputStream(file), new Metadata()).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it is a picture. */
    public boolean isPhoto() {
        return this != PDF;
    }

    /** What it is served as. */
    public String contentType() {
        return contentType;
    }

    /** How the names of such files end. */
    String ending() {
        return ending;
    }

    /** All endings that such files are known by. */
    List<String> endings() {
        return endings;
    }
}

package org.postern.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what of a PDF stands in clear: that it is whole, that nothing else follows it, and that
 * it asks for no password and runs nothing. What hides inside compressed objects is not seen; the
 * file is served for download alone, and scanned where a scanner is set.
 */
final class PdfCheck {

    private static final byte[] END = "%%EOF".getBytes(ISO_8859_1);
    private static final byte[] STREAM = "stream".getBytes(ISO_8859_1);
    private static final byte[] END_OF_STREAM = "endstream".getBytes(ISO_8859_1);
    private static final int LONGEST_NAME = 40;
    // What runs, sends, or carries other files.
    private static final Set<String> ACTIVE =
            Set.of(
                    "JavaScript",
                    "JS",
                    "Launch",
                    "SubmitForm",
                    "ImportData",
                    "EmbeddedFile",
                    "EmbeddedFiles",
                    "RichMedia",
                    "GoToE",
                    "XFA");

    private final byte[] file;

    private PdfCheck(byte[] file) {
        this.file = file;
    }

    static Optional<FileProblem.Reason> problem(byte[] file) {
        var check = new PdfCheck(file);
        return check.isWhole() ? check.refusedName() : Optional.of(FileProblem.Reason.BROKEN_PDF);
    }

    private boolean isWhole() {
        var last = file.length - 1;
        while (last >= 0 && isSpace(file[last])) {
            last--;
        }
        return last + 1 >= END.length && isAt(last + 1 - END.length, END);
    }

    private Optional<FileProblem.Reason> refusedName() {
        for (var at = 0; at < file.length; at++) {
            if (file[at] == '/') {
                var name = nameAt(at + 1);
                if (name.equals("Encrypt")) {
                    return Optional.of(FileProblem.Reason.LOCKED_PDF);
                }
                if (ACTIVE.contains(name)) {
                    return Optional.of(FileProblem.Reason.ACTIVE_PDF);
                }
            } else if (file[at] == 's' && beginsStream(at)) {
                // What a stream holds is data: it may look like anything.
                var end = find(END_OF_STREAM, at + STREAM.length);
                if (end < 0) {
                    return Optional.of(FileProblem.Reason.BROKEN_PDF);
                }
                at = end + END_OF_STREAM.length - 1;
            }
        }
        return Optional.empty();
    }

    // After its dictionary, and not in a comment, which could hide what follows it.
    private boolean beginsStream(int at) {
        if (!isAt(at, STREAM) || !isLineEnd(at + STREAM.length)) {
            return false;
        }
        var before = at - 1;
        while (before >= 0 && isSpace(file[before])) {
            before--;
        }
        if (before < 1 || file[before] != '>' || file[before - 1] != '>') {
            return false;
        }
        for (var one = before; one >= 0 && !isLineEnd(one); one--) {
            if (file[one] == '%') {
                return false;
            }
        }
        return true;
    }

    private String nameAt(int start) {
        var name = new StringBuilder();
        for (var at = start; at < file.length && name.length() < LONGEST_NAME; at++) {
            var sign = file[at] & 0xFF;
            if (isSpace(file[at]) || "()<>[]{}/%".indexOf(sign) >= 0) {
                break;
            }
            // A letter can be written as its number: /J#53 is /JS.
            var written = sign == '#' ? number(at + 1) : null;
            name.append((char) (written == null ? sign : written));
            at += written == null ? 0 : 2;
        }
        return name.toString();
    }

    private @Nullable Integer number(int at) {
        if (at + 1 >= file.length) {
            return null;
        }
        var high = Character.digit(file[at], 16);
        var low = Character.digit(file[at + 1], 16);
        return high < 0 || low < 0 ? null : high * 16 + low;
    }

    private int find(byte[] sought, int from) {
        for (var at = from; at <= file.length - sought.length; at++) {
            if (file[at] == sought[0] && isAt(at, sought)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(int at, byte[] sought) {
        if (at + sought.length > file.length) {
            return false;
        }
        for (var one = 0; one < sought.length; one++) {
            if (file[at + one] != sought[one]) {
                return false;
            }
        }
        return true;
    }

    private boolean isLineEnd(int at) {
        return at < file.length && (file[at] == '\n' || file[at] == '\r');
    }

    private static boolean isSpace(byte sign) {
        return sign == ' '
                || sign == '\n'
                || sign == '\r'
                || sign == '\t'
                || sign == '\f'
                || sign == 0;
    }
}

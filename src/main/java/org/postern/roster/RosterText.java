package org.postern.roster;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file's text.
 *
 * @param encoding how it was read, in a word people know
 */
record RosterText(String encoding, List<String> lines) {

    static RosterText of(byte[] file) {
        if (startsWith(file, 'P', 'K', 3, 4) || startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new RosterRefused(
                    "This is a workbook. Save it as CSV in your spreadsheet program, and choose"
                            + " that file.");
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return of("UTF-16", decode(file, StandardCharsets.UTF_16LE));
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return of("UTF-16", decode(file, StandardCharsets.UTF_16BE));
        }
        try {
            return of("UTF-8", strictly(file));
        } catch (CharacterCodingException e) {
            return of("Windows-1252", decode(file, Charset.forName("windows-1252")));
        }
    }

    private static boolean startsWith(byte[] file, int... beginning) {
        if (file.length < beginning.length) {
            return false;
        }
        for (var i = 0; i < beginning.length; i++) {
            if ((file[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] file, Charset charset) {
        return new String(file, charset);
    }

    private static String strictly(byte[] file) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file))
                .toString();
    }

    private static RosterText of(String encoding, String text) {
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (plain.indexOf('\0') >= 0) {
            throw new RosterRefused("This is not a text file. Choose a CSV or FHIR ndjson file.");
        }
        if (plain.isBlank()) {
            throw new RosterRefused("The file is empty. Choose another one.");
        }
        return new RosterText(encoding, plain.lines().toList());
    }

    /** Whether its first sign begins a JSON object. */
    boolean isJson() {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> line.stripLeading().startsWith("{"))
                .isPresent();
    }
}

package org.postern.attachment;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The name of an uploaded file as it is kept, shown and served: readable in any script, never a
 * path, a command or a lie about its kind, and at most 100 characters long.
 */
final class FileName {

    private static final int LONGEST = 100;
    // Not possible in names on Windows, or with a meaning to shells and spreadsheets.
    private static final String UNSAFE = "<>:\"|?*;`$%&";
    private static final String UNSAFE_FIRST = ".-=+@~ ";
    private static final Set<String> RESERVED =
            Set.of("con", "prn", "aux", "nul", "com", "lpt", "conin", "conout", "clock");

    private FileName() {}

    static String of(String typed, FileKind kind) {
        var own = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1);
        var name = withoutEnding(stripped(plain(own)), kind);
        name = stripped(shortened(name, LONGEST - kind.ending().length()));
        if (name.isEmpty()) {
            return (kind.isPhoto() ? "photo" : "document") + kind.ending();
        }
        return (isReserved(name) ? "file-" + name : name) + kind.ending();
    }

    // Composed, as most systems keep it, and without what cannot be seen.
    private static String plain(String typed) {
        var plain = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFC)
                .codePoints()
                .filter(FileName::isSeen)
                .map(one -> UNSAFE.indexOf(one) >= 0 ? '_' : one)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private static String stripped(String name) {
        var first = 0;
        while (first < name.length() && UNSAFE_FIRST.indexOf(name.charAt(first)) >= 0) {
            first++;
        }
        var last = name.length();
        while (last > first && (name.charAt(last - 1) == '.' || name.charAt(last - 1) == ' ')) {
            last--;
        }
        return name.substring(first, last).strip();
    }

    private static String withoutEnding(String name, FileKind kind) {
        var lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(FileKind.values())
                .filter(other -> other == kind || other.isPhoto() && kind.isPhoto())
                .flatMap(other -> other.endings().stream())
                .filter(lower::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    private static String shortened(String name, int most) {
        return name.codePointCount(0, name.length()) <= most
                ? name
                : name.substring(0, name.offsetByCodePoints(0, most));
    }

    // Windows opens devices under these names, whatever follows their first dot.
    private static boolean isReserved(String name) {
        var first = name.toLowerCase(Locale.ROOT).split("\\.", 2)[0].strip();
        return RESERVED.contains(first.replaceAll("[0-9$_]$", ""));
    }
}

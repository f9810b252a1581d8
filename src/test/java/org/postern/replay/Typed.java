package org.postern.replay;

import java.util.List;

/**
 * What one person types: a message, with its answers, or an answer.
 *
 * @param subject empty for none
 * @param answers in the order in which they are given
 */
record Typed(String id, String subject, String text, List<Typed> answers) {

    static Typed answer(String id, String text) {
        return new Typed(id, "", text, List.of());
    }

    /** The text as it must come back: the same, with every line end LF. */
    String expected() {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The subject as a field of one line holds it. */
    String subjectLine() {
        return subject.replaceAll("[\r\n]", "");
    }

    /** Why the server must refuse it; empty if it must take it. */
    String refusal() {
        if (text.indexOf('\0') >= 0) {
            return "NUL";
        }
        return text.codePoints().noneMatch(Typed::isVisible) ? "blank" : "";
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            // Empty braille, Hangul fillers, variation selectors.
            default ->
                    character != 0x2800
                            && character != 0x115F
                            && character != 0x1160
                            && character != 0x3164
                            && character != 0xFFA0
                            && !(character >= 0xFE00 && character <= 0xFE0F);
        };
    }
}

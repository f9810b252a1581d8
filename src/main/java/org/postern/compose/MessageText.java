package org.postern.compose;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Optional;

/** What counts as the text of a message: one rule for pages and server. */
public final class MessageText {

    /** The longest message of a patient, unless the user set another limit. */
    public static final int USUAL_LIMIT = 5_000;

    /** The longest message of anybody. */
    public static final int HIGHEST_LIMIT = 20_000;

    /** The longest subject. */
    public static final int SUBJECT_LIMIT = 200;

    private MessageText() {}

    /** The text with every line end made LF; nothing else is changed. */
    public static String normalize(String typed) {
        return typed.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Its length in characters (Unicode code points), after {@link #normalize}. */
    public static int length(String normalized) {
        return normalized.codePointCount(0, normalized.length());
    }

    /** What keeps a normalised text from being sent, if anything does. */
    public static Optional<TextProblem> problem(String normalized, int limit) {
        if (normalized.indexOf('\0') >= 0) {
            return Optional.of(TextProblem.HOLDS_NUL);
        }
        if (normalized.codePoints().noneMatch(MessageText::isVisible)) {
            return Optional.of(TextProblem.BLANK);
        }
        return length(normalized) > limit ? Optional.of(TextProblem.TOO_LONG) : Optional.empty();
    }

    private static boolean isVisible(int codePoint) {
        var type = Character.getType(codePoint);
        var seen =
                type != Character.CONTROL
                        && type != Character.FORMAT
                        && type != Character.SPACE_SEPARATOR
                        && type != Character.LINE_SEPARATOR
                        && type != Character.PARAGRAPH_SEPARATOR;
        // U+2800 is a sign of braille without a dot.
        return seen
                && codePoint != 0x2800
                && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}

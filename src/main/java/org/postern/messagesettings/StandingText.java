package org.postern.messagesettings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.compose.MessageText;
import org.postern.compose.TextProblem;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;

/** A text that patients see before they write, as users type it. */
public final class StandingText {

    /** The longest note, in characters. */
    public static final int NOTE_LIMIT = 2_000;

    /** The longest banner. */
    public static final int BANNER_LIMIT = 500;

    /** The longest text of somebody who is out of office. */
    public static final int ABSENCE_LIMIT = 2_000;

    private StandingText() {}

    /** The text as it is kept: line ends LF, nothing around it; empty when nothing can be seen. */
    public static String clean(@Nullable String typed) {
        var text = typed == null ? "" : MessageText.normalize(typed).strip();
        return MessageText.problem(text, Integer.MAX_VALUE)
                .filter(problem -> problem == TextProblem.BLANK)
                .map(problem -> "")
                .orElse(text);
    }

    /** What keeps a cleaned text from being saved; an empty one is fine. */
    public static Optional<String> problem(String cleaned, int limit) {
        return cleaned.isEmpty()
                ? Optional.empty()
                : MessageText.problem(cleaned, limit).map(problem -> words(problem, limit));
    }

    private static String words(TextProblem problem, int limit) {
        return problem == TextProblem.TOO_LONG
                ? "Shorten the text to %,d characters.".formatted(limit)
                : "The text holds a character that cannot be shown. Type the last part again.";
    }

    static byte @Nullable [] seal(Vault vault, String text, Place place) {
        return text.isEmpty() ? null : vault.encrypt(text, place);
    }

    static String open(Vault vault, byte @Nullable [] stored, Place place) {
        try {
            return stored == null ? "" : vault.decrypt(stored, place);
        } catch (DamagedText e) {
            return "";
        }
    }
}

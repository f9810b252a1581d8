package org.postern.emergencypages;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postern.emergency.EmergencyAccess;

/**
 * What an administrator found of an emergency.
 *
 * @param outcome {@code justified} or {@code not-justified}
 * @param note what is to be remembered of it
 */
public record ReviewForm(@Nullable String outcome, @Nullable String note) {

    /** What is wrong with it; null for nothing. */
    public @Nullable String problem() {
        if (!isJustified() && !"not-justified".equals(outcome)) {
            return "Choose whether it was justified.";
        }
        return text().codePointCount(0, text().length()) > EmergencyAccess.LONGEST_REASON
                ? "Write at most %,d characters.".formatted(EmergencyAccess.LONGEST_REASON)
                : null;
    }

    /** Whether the emergency was one. */
    public boolean isJustified() {
        return "justified".equals(outcome);
    }

    /** The note; empty for none. */
    public String text() {
        return Objects.requireNonNullElse(note, "").strip();
    }
}

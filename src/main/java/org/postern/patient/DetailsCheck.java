package org.postern.patient;

import java.time.LocalDate;
import java.util.Optional;

/** What a patient's details must be, wherever they come from: a form or a file. */
public final class DetailsCheck {

    private static final int LONGEST = 100;
    private static final int FIRST_YEAR = 1880;

    private DetailsCheck() {}

    /**
     * What is wrong with a name or a record number, and what to do.
     *
     * @param what how a sentence calls it, such as "the given name"
     */
    public static Optional<String> nameProblem(String value, String what) {
        if (value.isEmpty()) {
            return Optional.of("Enter " + what + ".");
        }
        if (value.codePointCount(0, value.length()) > LONGEST) {
            return Optional.of("Use at most 100 characters.");
        }
        return value.codePoints().anyMatch(DetailsCheck::isControl)
                ? Optional.of("Remove the line breaks and other control characters.")
                : Optional.empty();
    }

    // Also the signs that turn the direction of all that follows (Unicode's bidi controls).
    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /** What is wrong with a date of birth, and what to do. */
    public static Optional<String> birthProblem(LocalDate born, LocalDate today) {
        if (born.isAfter(today)) {
            return Optional.of("The date of birth lies in the future. Check the year.");
        }
        return born.getYear() < FIRST_YEAR
                ? Optional.of("Nobody is that old. Check the year.")
                : Optional.empty();
    }
}

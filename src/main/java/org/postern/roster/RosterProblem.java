package org.postern.roster;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a line of a roster.
 *
 * @param who whom the line seems to be about; null where that cannot be told. Never for a log
 * @param reason in words, with what to do about it
 * @param kept whether the row is taken over all the same, without the part that is wrong
 */
public record RosterProblem(int line, @Nullable String who, String reason, boolean kept) {

    private static final int LONGEST = 80;

    /** What the line says of a person, as far as it says anything: "Jane Doe, X1". */
    static @Nullable String who(String given, String family, String number) {
        var words =
                Stream.of((given + " " + family).strip(), number)
                        .filter(word -> !word.isBlank())
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : shortened(words);
    }

    static String shortened(String text) {
        var words = text.replaceAll("\\p{Cntrl}", " ").strip();
        var length = words.codePointCount(0, words.length());
        return length <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST)) + "…";
    }
}

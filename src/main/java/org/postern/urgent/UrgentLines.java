package org.postern.urgent;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an administrator typed: phrases and numbers, one a line.
 *
 * @param phrases without blank lines and spaces at the ends
 * @param numbers the same
 */
public record UrgentLines(String phrases, String numbers) {

    private static final int MOST_PHRASES = 300;
    private static final int LONGEST_PHRASE = 80;
    private static final int MOST_NUMBERS = 6;

    /** Tidies what was typed. */
    public static UrgentLines of(String phrases, String numbers) {
        return new UrgentLines(tidy(phrases), tidy(numbers));
    }

    private static String tidy(String typed) {
        return Arrays.stream(typed.replace('\0', ' ').split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** What is wrong with the phrases, if anything is. */
    public Optional<String> phraseProblem() {
        var lines = phrases.lines().toList();
        if (lines.size() > MOST_PHRASES) {
            return Optional.of("Use at most %d phrases.".formatted(MOST_PHRASES));
        }
        return lines.stream()
                .filter(line -> FoldedWords.of(line).isEmpty() || line.length() > LONGEST_PHRASE)
                .findFirst()
                .map(
                        line ->
                                line.length() > LONGEST_PHRASE
                                        ? "Shorten “%s…” to %d characters."
                                                .formatted(line.substring(0, 30), LONGEST_PHRASE)
                                        : "“%s” holds no word.".formatted(line));
    }

    /** What is wrong with the numbers, if anything is. */
    public Optional<String> numberProblem() {
        var lines = numbers.lines().toList();
        if (lines.size() > MOST_NUMBERS) {
            return Optional.of("Use at most %d numbers.".formatted(MOST_NUMBERS));
        }
        return lines.stream()
                .filter(line -> EmergencyNumber.parse(line).isEmpty())
                .findFirst()
                .map(
                        line ->
                                "Begin “%s” with a telephone number, and use at most 80 characters after it."
                                        .formatted(
                                                line.length() > 30 ? line.substring(0, 30) : line));
    }
}

package org.postern.search;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Queries as people might type them after reading a text, and some that fit nothing. */
class TypedAtRandom {

    private final Random random;

    TypedAtRandom(Random random) {
        this.random = random;
    }

    String from(String text) {
        var words = List.of(text.trim().split("\\s+"));
        return switch (random.nextInt(7)) {
            case 0 -> one(words);
            case 1 -> one(words).toUpperCase(Locale.ROOT);
            case 2 -> beginning(one(words));
            case 3 -> beginning(one(words)) + " " + one(words);
            case 4 -> "\"" + some(words) + "\"";
            case 5 -> middle(text);
            default -> "\"" + beginning(some(words)) + " " + one(words);
        };
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String some(List<String> words) {
        var start = random.nextInt(words.size());
        var end = Math.min(words.size(), start + 1 + random.nextInt(3));
        return String.join(" ", words.subList(start, end));
    }

    private static String cut(String text, int start, int end) {
        var length = text.codePointCount(0, text.length());
        return text.substring(
                text.offsetByCodePoints(0, Math.min(start, length)),
                text.offsetByCodePoints(0, Math.min(end, length)));
    }

    private String beginning(String word) {
        return cut(word, 0, 1 + random.nextInt(4));
    }

    private String middle(String text) {
        var start = random.nextInt(Math.max(1, text.codePointCount(0, text.length())));
        return cut(text, start, start + 1 + random.nextInt(6));
    }
}

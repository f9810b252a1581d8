package org.postern.urgent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases to look for in texts, as whole words that follow each other. */
final class PhraseList {

    // By their first word, so that each word of a text is looked up once.
    private final Map<String, List<List<String>>> phrases = new HashMap<>();

    /**
     * Takes phrases.
     *
     * @param lines one phrase a line; lines without a word count for nothing
     */
    PhraseList(String lines) {
        for (var line : lines.split("\n")) {
            var words = FoldedWords.of(line);
            if (!words.isEmpty()) {
                phrases.computeIfAbsent(words.get(0), any -> new ArrayList<>()).add(words);
            }
        }
    }

    /** Whether a text holds one of them. */
    boolean isIn(String text) {
        var words = phrases.isEmpty() ? List.<String>of() : FoldedWords.of(text);
        for (var at = 0; at < words.size(); at++) {
            for (var phrase : phrases.getOrDefault(words.get(at), List.of())) {
                var end = at + phrase.size();
                if (end <= words.size() && words.subList(at, end).equals(phrase)) {
                    return true;
                }
            }
        }
        return false;
    }
}

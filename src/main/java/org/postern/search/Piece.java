package org.postern.search;

import java.util.ArrayList;
import java.util.List;

/**
 * One word, or one sign of a script without spaces, at its place in a text.
 *
 * @param word folded: without case, accents and width
 * @param parts what the word is made of where a dot, an apostrophe or a number joins it, so that
 *     "hôpital" finds "l'hôpital" and "mg" finds "20mg"
 * @param start where it starts in the original text
 * @param end where it ends
 * @param sign whether it is a sign
 * @param joined whether it and the piece before it are written together, one of them a sign
 */
record Piece(String word, List<String> parts, int start, int end, boolean sign, boolean joined) {

    static Piece sign(int character, int start, int end, boolean joined) {
        return new Piece(Character.toString(character), List.of(), start, end, true, joined);
    }

    static Piece word(String word, int start, int end, boolean joined) {
        return new Piece(word, partsOf(word), start, end, false, joined);
    }

    boolean is(String exact) {
        return word.equals(exact) || parts.contains(exact);
    }

    boolean beginsWith(String beginning) {
        return word.startsWith(beginning)
                || parts.stream().anyMatch(part -> part.startsWith(beginning));
    }

    // The common word is made of nothing but letters; it costs no list.
    private static List<String> partsOf(String word) {
        if (word.codePoints().allMatch(c -> Letters.isWord(c) && !Letters.isNumber(c))) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        var start = 0;
        for (var at = 0; at <= word.length(); at += at < word.length() ? width(word, at) : 1) {
            if (at == word.length() || at > start && kind(word, at) != kind(word, start)) {
                keep(word.substring(start, at), word, parts);
                start = at;
            }
        }
        return List.copyOf(parts);
    }

    // One letter alone ("d'accord", "don't") would only add noise.
    private static void keep(String part, String whole, List<String> parts) {
        if (part.codePointCount(0, part.length()) > 1
                && Letters.isWord(part.codePointAt(0))
                && !part.equals(whole)
                && !parts.contains(part)) {
            parts.add(part);
        }
    }

    private static int width(String word, int at) {
        return Character.charCount(word.codePointAt(at));
    }

    private static int kind(String word, int at) {
        var character = word.codePointAt(at);
        return Letters.isNumber(character) ? 1 : Letters.isWord(character) ? 2 : 3;
    }
}

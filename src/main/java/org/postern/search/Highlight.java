package org.postern.search;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of an original text to mark, in {@code char}s; it never cuts a character in two.
 *
 * @param start the first char
 * @param end the char after the last
 */
public record Highlight(int start, int end) {

    /** What a query finds in a text, in order and without overlaps. */
    public static List<Highlight> of(String text, Query query) {
        var pieces = Segmentation.of(text);
        var characters = Segmentation.graphemes(text);
        var found =
                query.terms().stream()
                        .flatMap(term -> term.places(pieces))
                        .map(place -> place.widened(characters))
                        .sorted(Comparator.comparingInt(Highlight::start))
                        .toList();
        return merged(found);
    }

    // A word can end before a mark that belongs to its last letter.
    private Highlight widened(BreakIterator characters) {
        return new Highlight(
                characters.isBoundary(start) ? start : characters.preceding(start),
                characters.isBoundary(end) ? end : characters.following(end));
    }

    private static List<Highlight> merged(List<Highlight> sorted) {
        var merged = new ArrayList<Highlight>();
        for (var next : sorted) {
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.start <= last.end) {
                var end = Math.max(last.end, next.end);
                merged.set(merged.size() - 1, new Highlight(last.start, end));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }
}

package org.postern.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a query as people type it. */
final class TypedQuery {

    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_TERMS = 20;

    // A quote opens a phrase only in front of a word: 5'10" and צה"ל are words. One that nothing
    // closes is still being typed.
    private static final Pattern CHUNK =
            Pattern.compile("[\"“”„‟«»＂]([^\"“”„‟«»＂]*)[\"“”„‟«»＂]|([^\\s\\h\\v]+)");

    private TypedQuery() {}

    static List<Term> terms(String typed) {
        var terms = new ArrayList<Term>();
        var chunks = CHUNK.matcher(limited(typed));
        while (chunks.find()) {
            if (chunks.group(1) != null) {
                phrase(Segmentation.of(chunks.group(1)), terms);
            } else {
                runs(Segmentation.of(chunks.group(2)), terms);
            }
        }
        return List.copyOf(terms.subList(0, Math.min(MOST_TERMS, terms.size())));
    }

    private static String limited(String typed) {
        return typed.length() > MOST_CHARACTERS ? typed.substring(0, MOST_CHARACTERS) : typed;
    }

    private static void phrase(List<Piece> pieces, List<Term> terms) {
        if (!pieces.isEmpty()) {
            terms.add(new Term(List.copyOf(pieces), false));
        }
    }

    // Pieces that are joined are sought as they stand; "a/b" is as good as "a b".
    private static void runs(List<Piece> pieces, List<Term> terms) {
        var start = 0;
        for (var end = 1; end <= pieces.size(); end++) {
            if (end == pieces.size() || !pieces.get(end).joined()) {
                var last = pieces.get(end - 1);
                terms.add(new Term(List.copyOf(pieces.subList(start, end)), !last.sign()));
                start = end;
            }
        }
    }
}

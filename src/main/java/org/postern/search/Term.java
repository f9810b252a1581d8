package org.postern.search;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One thing that must be in a message: a word, a run of signs or a phrase.
 *
 * @param pieces the words that must follow each other
 * @param beginning whether the last is only the beginning of a word
 */
record Term(List<Piece> pieces, boolean beginning) {

    /** Whether tokens cannot tell: they know which words are in a message, not their order. */
    boolean needsCheck() {
        return pieces.size() > 2
                || pieces.size() == 2 && !Words.isPair(pieces.get(0), pieces.get(1));
    }

    /** Its words as somebody could have typed them, for a look at names. */
    String typed() {
        var typed = new StringBuilder();
        for (var piece : pieces) {
            typed.append(typed.isEmpty() || piece.joined() ? "" : " ").append(piece.word());
        }
        return typed.toString();
    }

    boolean isIn(List<Piece> text) {
        return IntStream.range(0, text.size()).anyMatch(at -> isAt(at, text));
    }

    Stream<Highlight> places(List<Piece> text) {
        return IntStream.range(0, text.size())
                .filter(at -> isAt(at, text))
                .mapToObj(
                        at ->
                                new Highlight(
                                        text.get(at).start(),
                                        text.get(at + pieces.size() - 1).end()));
    }

    private boolean isAt(int at, List<Piece> text) {
        return at + pieces.size() <= text.size()
                && IntStream.range(0, pieces.size()).allMatch(i -> agrees(i, text.get(at + i)));
    }

    private boolean agrees(int i, Piece found) {
        var sought = pieces.get(i);
        if (i > 0 && sought.joined() && !found.joined()) {
            return false;
        }
        return beginning && i == pieces.size() - 1
                ? found.beginsWith(sought.word())
                : found.is(sought.word());
    }

    /** Names no word: what people search for is not for logs. */
    @Override
    public String toString() {
        return "Term[" + pieces.size() + "]";
    }
}

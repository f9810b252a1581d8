package org.postern.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a text in any script, folded: upper and lower case, accents, width and composed or
 * decomposed spelling make no difference. Scripts without spaces (Chinese, Japanese, Thai, Khmer,
 * Lao, Burmese) and Korean are taken sign by sign. All methods may be called from any thread.
 */
public final class Words {

    private Words() {}

    /** All distinct words for the index: words, their parts, signs and pairs of signs. */
    public static Set<String> of(String text) {
        var words = new LinkedHashSet<String>();
        Piece before = null;
        for (var piece : Segmentation.of(text)) {
            words.add(piece.word());
            words.addAll(piece.parts());
            if (before != null && isPair(before, piece)) {
                words.add(before.word() + piece.word());
            }
            before = piece;
        }
        return words;
    }

    /** Words and single signs in the order of the text. */
    public static List<String> inOrder(String text) {
        return Segmentation.of(text).stream().map(Piece::word).toList();
    }

    /**
     * The parts of a person's name as they are stored. A name is found when every one of its {@link
     * #typedNames} is the beginning of one of them. Give all of a person's names in one text, the
     * family name first: Chinese names are then found written together.
     */
    public static List<String> names(String name) {
        var names = new LinkedHashSet<String>();
        for (var run : runs(Segmentation.of(name))) {
            if (run.get(0).sign()) {
                for (var i = 0; i < run.size(); i++) {
                    names.add(joined(run.subList(i, run.size())));
                }
            } else {
                names.add(joined(run));
                names.addAll(run.get(0).parts());
            }
        }
        return List.copyOf(names);
    }

    /** What somebody typed to find a person: the beginnings of parts of the name, in any order. */
    public static List<String> typedNames(String typed) {
        var names = new LinkedHashSet<String>();
        for (var chunk : typed.split("\\s+")) {
            runs(Segmentation.of(chunk)).forEach(run -> names.add(joined(run)));
        }
        return List.copyOf(names);
    }

    static boolean isPair(Piece before, Piece piece) {
        return piece.joined() && piece.sign() && before.sign();
    }

    // Signs that stand together are one run, every other word is its own.
    private static List<List<Piece>> runs(List<Piece> pieces) {
        var runs = new ArrayList<List<Piece>>();
        for (var i = 0; i < pieces.size(); i++) {
            if (i == 0 || !isPair(pieces.get(i - 1), pieces.get(i))) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(pieces.get(i));
        }
        return runs;
    }

    // O'Brien and OBrien are one name.
    private static String joined(List<Piece> run) {
        var name = new StringBuilder();
        run.stream()
                .flatMapToInt(piece -> piece.word().codePoints())
                .filter(Letters::isWord)
                .forEach(name::appendCodePoint);
        return name.toString();
    }
}

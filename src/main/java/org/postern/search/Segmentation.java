package org.postern.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;

/**
 * Cuts one text into its pieces, with Lucene's rules for words and for folding. Lucene's tokenizer
 * itself is not used: it cuts the word that stands at each 4,096th character of a paragraph in two.
 */
final class Segmentation {

    private static final DefaultICUTokenizerConfig RULES =
            new DefaultICUTokenizerConfig(false, true);
    private static final Normalizer2 FOLDING = ICUFoldingFilter.NORMALIZER;
    // The other folding takes the voicing off か/が and drops ー: other words, not accents.
    private static final Normalizer2 KANA_FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final BreakIterator GRAPHEMES = BreakIterator.getCharacterInstance(Locale.ROOT);

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int lastEnd;

    private Segmentation(String text) {
        this.text = text;
    }

    /** All pieces in order; safe for any number of threads. */
    static List<Piece> of(String text) {
        var segmentation = new Segmentation(text);
        segmentation.cut();
        return segmentation.pieces;
    }

    private void cut() {
        var words = RULES.getBreakIterator(UScript.COMMON);
        words.setText(text);
        var start = words.first();
        for (var end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            segment(start, end);
            start = end;
        }
    }

    private void segment(int start, int end) {
        if (isPlain(start, end)) {
            plain(start, end);
            return;
        }
        var original = text.substring(start, end);
        if (original.codePoints().noneMatch(Segmentation::mayBeWord)) {
            return;
        }
        var folded = FOLDING.normalize(original);
        if (hasSign(original) || hasSign(folded)) {
            signs(original, start);
        } else {
            word(folded, start, end);
        }
    }

    // Most of a text in English: letters without accents, and what stands between words.
    private boolean isPlain(int start, int end) {
        for (var at = start; at < end; at++) {
            var character = text.charAt(at);
            if (!isPlainLetter(character)
                    && (end - start > 1 || character >= 0x80 || Letters.isWord(character))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    // What the rules below come to for these.
    private void plain(int start, int end) {
        if (isPlainLetter(text.charAt(start))) {
            var word = text.substring(start, end).toLowerCase(Locale.ROOT);
            add(new Piece(word, List.of(), start, end, false, isJoined(start, false)));
        }
    }

    // Compatibility characters (㎎, ℃) turn into letters only when folded.
    private static boolean mayBeWord(int character) {
        return Letters.isWord(character) || character >= 0x80 && !Character.isWhitespace(character);
    }

    private static boolean hasSign(String text) {
        return text.codePoints().anyMatch(Letters::isSign);
    }

    // Sign by sign, so that a dictionary's other opinion about a shorter text hides nothing.
    private void signs(String original, int offset) {
        var graphemes = graphemes(original);
        var other = new StringBuilder();
        var otherStart = offset;
        var start = graphemes.first();
        for (var end = graphemes.next(); end != BreakIterator.DONE; end = graphemes.next()) {
            var folded = fold(original.substring(start, end));
            if (hasSign(folded)) {
                word(other.toString(), otherStart, offset + start);
                other.setLength(0);
                grapheme(folded, offset + start, offset + end);
                otherStart = offset + end;
            } else {
                other.append(folded);
            }
            start = end;
        }
        word(other.toString(), otherStart, offset + start);
    }

    /** What people take for one character, such as a letter with its accents. */
    static BreakIterator graphemes(String text) {
        var graphemes = (BreakIterator) GRAPHEMES.clone();
        graphemes.setText(text);
        return graphemes;
    }

    private static String fold(String grapheme) {
        var kana = grapheme.codePoints().anyMatch(Letters::isKana);
        return (kana ? KANA_FOLDING : FOLDING).normalize(grapheme);
    }

    private void grapheme(String folded, int start, int end) {
        folded.codePoints()
                .filter(Letters::isSign)
                .forEach(sign -> add(Piece.sign(sign, start, end, isJoined(start, true))));
    }

    private void word(String folded, int start, int end) {
        if (folded.codePoints().anyMatch(Letters::startsWord)) {
            add(Piece.word(trimmed(folded), start, end, isJoined(start, false)));
        }
    }

    private static String trimmed(String folded) {
        var start = 0;
        while (!Letters.isWord(folded.codePointAt(start))) {
            start += Character.charCount(folded.codePointAt(start));
        }
        var end = folded.length();
        while (!Letters.isWord(folded.codePointBefore(end))) {
            end -= Character.charCount(folded.codePointBefore(end));
        }
        return folded.substring(start, end);
    }

    // Such scripts do not mean anything by a space or the end of a line.
    private boolean isJoined(int start, boolean sign) {
        if (pieces.isEmpty() || !(sign || pieces.get(pieces.size() - 1).sign())) {
            return false;
        }
        return lastEnd >= start || text.substring(lastEnd, start).isBlank();
    }

    private void add(Piece piece) {
        pieces.add(piece);
        lastEnd = piece.end();
    }
}

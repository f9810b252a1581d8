package org.postern.urgent;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words of a text as phrases are compared: without case, accents and apostrophes, and with the
 * short forms that people write spelled out (can't, cant, can not, cannot).
 */
final class FoldedWords {

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSING = Normalizer2.getNFDInstance();
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘‛ʼ´`＇]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Map<String, List<String>> SPELLED_OUT =
            Map.ofEntries(
                    Map.entry("cannot", List.of("can", "not")),
                    Map.entry("cant", List.of("can", "not")),
                    Map.entry("dont", List.of("do", "not")),
                    Map.entry("doesnt", List.of("does", "not")),
                    Map.entry("isnt", List.of("is", "not")),
                    Map.entry("wont", List.of("will", "not")),
                    Map.entry("wasnt", List.of("was", "not")),
                    Map.entry("im", List.of("i", "am")),
                    Map.entry("ive", List.of("i", "have")),
                    Map.entry("wanna", List.of("want", "to")),
                    Map.entry("gonna", List.of("going", "to")));

    private FoldedWords() {}

    /** All of them, in the order of the text. */
    static List<String> of(String text) {
        var folded = MARKS.matcher(DECOMPOSING.normalize(FOLDING.normalize(text))).replaceAll("");
        var words = new ArrayList<String>();
        for (var word : BETWEEN.split(APOSTROPHES.matcher(folded).replaceAll(""))) {
            if (!word.isEmpty()) {
                words.addAll(SPELLED_OUT.getOrDefault(word, List.of(word)));
            }
        }
        return words;
    }
}

package org.postern.replay;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text, as somebody would type them: each run of letters, digits and their marks; in
 * scripts without spaces, two signs that stand together, or a sign that stands alone. Not the
 * server's own opinion of what a word is.
 */
final class WordsIn {

    private static final String SIGNS =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
    private static final Pattern WORD =
            Pattern.compile(
                    "([%1$s][\\p{M}ー]*)+|[\\p{L}\\p{N}&&[^%1$s]][\\p{L}\\p{N}\\p{M}&&[^%1$s]]*"
                            .formatted(SIGNS));
    private static final Pattern SIGN = Pattern.compile("[%s][\\p{M}ー]*".formatted(SIGNS));

    private WordsIn() {}

    static Set<String> text(String text) {
        var words = new LinkedHashSet<String>();
        for (var found : WORD.matcher(text).results().toList()) {
            var word = found.group();
            var signs = SIGN.matcher(word).results().map(sign -> sign.group()).toList();
            if (signs.size() < 2) {
                words.add(word);
            }
            for (var i = 1; i < signs.size(); i++) {
                words.add(signs.get(i - 1) + signs.get(i));
            }
        }
        return words;
    }
}

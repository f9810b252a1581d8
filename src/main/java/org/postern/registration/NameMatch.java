package org.postern.registration;

import java.util.Set;
import org.postern.search.Words;

/**
 * Compares names as people type them: accents, capitals, hyphens, apostrophes and the order of
 * several names make no difference.
 */
final class NameMatch {

    private NameMatch() {}

    /** Whether these are the same names: García-López and lopez garcia, de la Cruz and Delacruz. */
    static boolean isSame(String one, String other) {
        var words = words(one);
        return !words.isEmpty()
                && (words.equals(words(other)) || joined(one).equals(joined(other)));
    }

    /** Whether one of them leaves out some of the other's names: Ana and Ana María. */
    static boolean isPart(String one, String other) {
        var words = words(one);
        var others = words(other);
        return isSame(one, other)
                || (!words.isEmpty()
                        && !others.isEmpty()
                        && (words.containsAll(others) || others.containsAll(words)));
    }

    private static Set<String> words(String name) {
        return Set.copyOf(Words.typedNames(name));
    }

    private static String joined(String name) {
        return String.join("", Words.typedNames(name));
    }
}

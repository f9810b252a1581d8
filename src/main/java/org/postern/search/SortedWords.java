package org.postern.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words with their tokens, sorted, in some 20 bytes a word: all words lie in one array of bytes.
 * Never changes.
 */
final class SortedWords {

    static final SortedWords NONE = new SortedWords(new byte[0], new int[] {0}, new long[0]);

    private final byte[] letters;
    private final int[] starts;
    private final long[] tokens;

    private SortedWords(byte[] letters, int[] starts, long[] tokens) {
        this.letters = letters;
        this.starts = starts;
        this.tokens = tokens;
    }

    /** These words and others. */
    SortedWords with(Map<String, Long> others) {
        var sorted = new TreeMap<byte[], Long>(Arrays::compareUnsigned);
        others.forEach(
                (word, token) -> {
                    if (!contains(word)) {
                        sorted.put(bytes(word), token);
                    }
                });
        return sorted.isEmpty() ? this : new Merge(sorted).merged();
    }

    /** The tokens of all words that begin so, sorted. */
    long[] beginningWith(String beginning) {
        var prefix = bytes(beginning);
        var from = firstNotBefore(prefix);
        var to = from;
        while (to < size() && startsWith(prefix, to)) {
            to++;
        }
        var found = Arrays.copyOfRange(tokens, from, to);
        Arrays.sort(found);
        return found;
    }

    boolean contains(String word) {
        var sought = bytes(word);
        var at = firstNotBefore(sought);
        return at < size() && compare(at, sought) == 0;
    }

    int size() {
        return tokens.length;
    }

    /** In bytes. */
    int memory() {
        return letters.length + 4 * starts.length + 8 * tokens.length;
    }

    private int firstNotBefore(byte[] sought) {
        var low = 0;
        var high = size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (compare(middle, sought) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    // The order of UTF-8 bytes is the order of code points.
    private int compare(int at, byte[] other) {
        return Arrays.compareUnsigned(letters, starts[at], starts[at + 1], other, 0, other.length);
    }

    private boolean startsWith(byte[] prefix, int at) {
        var end = starts[at] + prefix.length;
        return end <= starts[at + 1]
                && Arrays.equals(letters, starts[at], end, prefix, 0, prefix.length);
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /** One pass through the old words and the new. */
    private final class Merge {

        private final TreeMap<byte[], Long> others;
        private final byte[] allLetters;
        private final int[] allStarts;
        private final long[] allTokens;
        private int count;

        Merge(TreeMap<byte[], Long> others) {
            this.others = others;
            var added = others.keySet().stream().mapToInt(word -> word.length).sum();
            allLetters = new byte[letters.length + added];
            allStarts = new int[size() + others.size() + 1];
            allTokens = new long[size() + others.size()];
        }

        SortedWords merged() {
            var old = 0;
            for (var other : others.entrySet()) {
                for (; old < size() && compare(old, other.getKey()) < 0; old++) {
                    addOld(old);
                }
                add(other.getKey(), 0, other.getKey().length, other.getValue());
            }
            for (; old < size(); old++) {
                addOld(old);
            }
            return new SortedWords(allLetters, allStarts, allTokens);
        }

        private void addOld(int old) {
            add(letters, starts[old], starts[old + 1], tokens[old]);
        }

        private void add(byte[] word, int from, int to, long token) {
            System.arraycopy(word, from, allLetters, allStarts[count], to - from);
            allTokens[count] = token;
            allStarts[count + 1] = allStarts[count] + to - from;
            count++;
        }
    }
}

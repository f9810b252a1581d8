package org.postern.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Chooses what to search for, so that every message with a word is found by one of its own words
 * with few searches. A word counts for a message only if nothing else of its thread begins with it:
 * finding the thread then proves that this message is found. The fewer threads a word finds the
 * better, but words whose threads fit on one page are all as good; of those the ones that many
 * messages have come first, and one search serves them all.
 */
final class WordChoice {

    private static final int PAGE = 30;

    private final TreeMap<String, Set<String>> threadsByWord = new TreeMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private WordChoice(Stream<Sought> all) {
        all.forEach(
                message -> {
                    note(message.text(), message.thread());
                    message.besides().forEach(text -> note(text, message.thread()));
                });
    }

    private void note(String text, String thread) {
        WordsIn.text(text)
                .forEach(
                        word ->
                                threadsByWord
                                        .computeIfAbsent(plain(word), key -> new HashSet<>())
                                        .add(thread));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /**
     * Searches, each with the messages that it must find; messages without a word are in none.
     *
     * @param all that the user has, sought or not
     */
    static Map<String, List<Sought>> of(Collection<Sought> messages, Stream<Sought> all) {
        return new WordChoice(all).choose(messages);
    }

    private Map<String, List<Sought>> choose(Collection<Sought> messages) {
        var byWord = new LinkedHashMap<String, List<Sought>>();
        for (var message : messages) {
            for (var word : candidates(message)) {
                byWord.computeIfAbsent(word, key -> new ArrayList<>()).add(message);
            }
        }
        var chosen = new LinkedHashMap<String, List<Sought>>();
        var done = new HashSet<Sought>();
        record Offer(String word, int size) {}
        var offers = new PriorityQueue<Offer>(Comparator.comparing(offer -> -offer.size()));
        byWord.forEach((word, sought) -> offers.add(new Offer(word, sought.size())));
        while (!offers.isEmpty()) {
            var offer = offers.poll();
            var left = byWord.get(offer.word());
            left.removeIf(done::contains);
            if (left.size() < offer.size()) {
                // Others took some of its messages: it waits for its new turn.
                if (!left.isEmpty()) {
                    offers.add(new Offer(offer.word(), left.size()));
                }
            } else {
                chosen.put(offer.word(), left);
                done.addAll(left);
            }
        }
        return chosen;
    }

    private Collection<String> candidates(Sought message) {
        var own = new ArrayList<>(WordsIn.text(message.text()));
        if (own.stream().anyMatch(word -> word.length() > 1)) {
            own.removeIf(word -> word.length() == 1);
        }
        var others = new LinkedHashSet<String>();
        message.besides().forEach(text -> others.addAll(WordsIn.text(text)));
        var proving = own.stream().filter(word -> !begins(word, others)).toList();
        var best = proving.isEmpty() ? own : proving;
        var onePage = best.stream().filter(word -> threads(word) <= PAGE).toList();
        if (!onePage.isEmpty()) {
            return onePage;
        }
        return best.stream().min(Comparator.comparing(this::threads)).stream().toList();
    }

    private static boolean begins(String word, Collection<String> others) {
        var plain = plain(word);
        return others.stream().anyMatch(other -> plain(other).startsWith(plain));
    }

    /** How many threads have a word that begins so. */
    private int threads(String word) {
        return counts.computeIfAbsent(
                plain(word),
                beginning -> {
                    var threads = new HashSet<String>();
                    threadsByWord
                            .subMap(beginning, beginning + Character.MAX_VALUE)
                            .values()
                            .forEach(threads::addAll);
                    return threads.size();
                });
    }
}

package org.postern.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postern.vault.SearchTokens;
import org.springframework.stereotype.Component;

/** Turns queries into tokens. */
@Component
class Planner {

    // What a long phrase has beyond is left to the check after decryption.
    private static final int MOST_GROUPS = 64;
    private static final int MOST_OF_A_PART = 8;

    private final SearchTokens tokens;
    private final WordLists lists;
    private final MessageSamples samples;

    Planner(SearchTokens tokens, WordLists lists, MessageSamples samples) {
        this.tokens = tokens;
        this.lists = lists;
        this.samples = samples;
    }

    Optional<SearchPlan> plan(Query query) {
        var words = lists.current();
        var groups = new ArrayList<long[]>();
        for (var term : query.terms()) {
            groups.addAll(groups(term, words));
        }
        if (groups.stream().anyMatch(group -> group.length == 0)) {
            return Optional.empty();
        }
        var most = List.copyOf(groups.subList(0, Math.min(MOST_GROUPS, groups.size())));
        return Optional.of(new SearchPlan(most, samples.current().isRare(most), query));
    }

    PartPlan parts(Query query) {
        var words = lists.current();
        return new PartPlan(
                query.terms().stream()
                        .map(term -> groups(term, words).stream().limit(MOST_OF_A_PART).toList())
                        .toList());
    }

    private List<long[]> groups(Term term, List<SortedWords> words) {
        var groups = new ArrayList<long[]>();
        var pieces = term.pieces();
        for (var i = 0; i < pieces.size(); i++) {
            if (pairs(pieces, i)) {
                groups.add(exactly(pieces.get(i).word() + pieces.get(i + 1).word()));
            } else if (term.beginning() && i == pieces.size() - 1) {
                groups.add(beginningWith(pieces.get(i).word(), words));
            } else if (!pairs(pieces, i - 1)) {
                groups.add(exactly(pieces.get(i).word()));
            }
        }
        return groups;
    }

    private long[] exactly(String word) {
        return tokens.tokens(word);
    }

    // One list for each version of the search key: nearly always one.
    private static long[] beginningWith(String beginning, List<SortedWords> words) {
        return words.size() == 1
                ? words.get(0).beginningWith(beginning)
                : words.stream()
                        .map(list -> list.beginningWith(beginning))
                        .flatMapToLong(Arrays::stream)
                        .sorted()
                        .toArray();
    }

    private static boolean pairs(List<Piece> pieces, int first) {
        return first >= 0
                && first + 1 < pieces.size()
                && Words.isPair(pieces.get(first), pieces.get(first + 1));
    }
}

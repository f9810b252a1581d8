package org.postern.search;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody searches for in messages. Every word typed must be in the message, as a word or the
 * beginning of one; what stands in quotes must be there as whole words next to each other. There
 * are no operators: any other character is an ordinary one, and separates words.
 */
public record Query(List<Term> terms) {

    /** Understands what was typed; there are no wrong queries. */
    public static Query parse(String typed) {
        return new Query(TypedQuery.terms(typed));
    }

    /** Whether nothing was typed that could be searched for. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /**
     * Whether a message holds all that is searched for. This is the truth; the index only finds it
     * faster.
     *
     * @param texts the texts of one message, such as its subject and its body; a phrase must stand
     *     in one of them
     */
    public boolean matches(String... texts) {
        var pieces = Stream.of(texts).map(Segmentation::of).toList();
        return terms.stream().allMatch(term -> pieces.stream().anyMatch(term::isIn));
    }

    /** Each thing sought, in words: a name may hold it instead of a message. */
    public List<String> parts() {
        return terms.stream().map(Term::typed).toList();
    }

    /**
     * What is left when something else holds some of its parts.
     *
     * @param held places in {@link #parts}
     */
    public Query without(Set<Integer> held) {
        return held.isEmpty()
                ? this
                : new Query(
                        IntStream.range(0, terms.size())
                                .filter(part -> !held.contains(part))
                                .mapToObj(terms::get)
                                .toList());
    }

    /** Whether what the tokens find must be confirmed by {@link #matches} after decryption. */
    public boolean needsCheck() {
        return terms.stream().anyMatch(Term::needsCheck);
    }

    /** Names no word: what people search for is not for logs. */
    @Override
    public String toString() {
        return "Query[" + terms.size() + "]";
    }
}

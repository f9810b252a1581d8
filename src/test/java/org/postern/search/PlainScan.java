package org.postern.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/**
 * What a plain scan over decrypted texts finds. Each text is looked through once, and its distinct
 * words are kept, so that two thousand questions do not take an hour.
 */
class PlainScan {

    private record Message(int conversation, List<List<Piece>> texts) {}

    private final List<Message> messages = new ArrayList<>();
    private final TreeMap<String, BitSet> holding = new TreeMap<>();
    private int conversations;

    /** Adds a conversation; they are numbered from 0. */
    void add(String subject, List<String> texts) {
        var subjectPieces = Segmentation.of(subject);
        for (var text : texts) {
            var message = new Message(conversations, List.of(Segmentation.of(text), subjectPieces));
            for (var pieces : message.texts) {
                for (var piece : pieces) {
                    note(piece.word());
                    piece.parts().forEach(this::note);
                }
            }
            messages.add(message);
        }
        conversations++;
    }

    private void note(String word) {
        holding.computeIfAbsent(word, none -> new BitSet()).set(messages.size());
    }

    /** The numbers of the conversations with a message that holds all that is sought. */
    List<Integer> find(Query query) {
        if (query.isEmpty()) {
            return List.of();
        }
        var found = new BitSet();
        found.set(0, messages.size());
        query.terms().forEach(term -> found.and(candidates(term)));
        return found.stream()
                .filter(number -> query.terms().stream().allMatch(term -> holds(number, term)))
                .map(number -> messages.get(number).conversation)
                .distinct()
                .boxed()
                .toList();
    }

    private BitSet candidates(Term term) {
        var all = new BitSet();
        all.set(0, messages.size());
        var pieces = term.pieces();
        for (var i = 0; i < pieces.size(); i++) {
            var word = pieces.get(i).word();
            var last = i == pieces.size() - 1;
            all.and(term.beginning() && last ? beginning(word) : exactly(word));
        }
        return all;
    }

    private BitSet exactly(String word) {
        return holding.getOrDefault(word, new BitSet());
    }

    private BitSet beginning(String start) {
        var all = new BitSet();
        for (var each : holding.tailMap(start).entrySet()) {
            if (!each.getKey().startsWith(start)) {
                break;
            }
            all.or(each.getValue());
        }
        return all;
    }

    private boolean holds(int number, Term term) {
        return term.pieces().size() == 1
                || messages.get(number).texts.stream().anyMatch(term::isIn);
    }
}

package org.postern.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Users search for what was written. */
final class Searching {

    private record Search(Clinic user, String word, List<Sought> sought) {}

    private final Stage stage;
    private final Tally tally;

    Searching(Stage stage) {
        this.stage = stage;
        this.tally = stage.tally();
    }

    /** Looks for the messages, or for the answers to them. */
    void find(List<Conversation> conversations, boolean answers) {
        var users = conversations.stream().map(Conversation::user).distinct().toList();
        var searches = new ArrayList<List<Search>>();
        for (var user : users) {
            var own = Replay.of(user, conversations);
            var messages = own.stream().map(Searching::message).toList();
            var answered = own.stream().flatMap(Searching::answers).toList();
            var sought = answers ? answered : messages;
            var chosen = WordChoice.of(sought, Stream.concat(messages.stream(), answered.stream()));
            var worded = chosen.values().stream().mapToInt(List::size).sum();
            tally.withoutWord.addAndGet(sought.size() - worded);
            searches.add(searches(user, chosen));
        }
        // Users take turns, since each has a limit of searches.
        var longest = searches.stream().mapToInt(List::size).max().orElse(0);
        var inTurn = new ArrayList<Search>();
        for (var i = 0; i < longest; i++) {
            for (var ofUser : searches) {
                if (i < ofUser.size()) {
                    inTurn.add(ofUser.get(i));
                }
            }
        }
        stage.crowd().each(inTurn, one -> "search for " + one.sought().get(0).id(), this::search);
    }

    private static List<Search> searches(Clinic user, Map<String, List<Sought>> chosen) {
        return chosen.entrySet().stream()
                .map(one -> new Search(user, one.getKey(), one.getValue()))
                .toList();
    }

    private static Sought message(Conversation one) {
        return new Sought(
                one.message().id(),
                one.thread(),
                one.message().text(),
                List.of(one.message().subject()));
    }

    private static Stream<Sought> answers(Conversation one) {
        return one.answers().stream()
                .map(
                        answer -> {
                            var besides = new ArrayList<String>();
                            besides.add(one.message().subject());
                            besides.add(one.message().text());
                            one.answers().stream()
                                    .filter(other -> other != answer)
                                    .forEach(other -> besides.add(other.text()));
                            return new Sought(answer.id(), one.thread(), answer.text(), besides);
                        });
    }

    private void search(Search search) {
        tally.searches.incrementAndGet();
        var wanted = new HashSet<String>();
        search.sought().forEach(sought -> wanted.add(sought.thread()));
        var found = search.user().search(search.word(), wanted);
        for (var sought : search.sought()) {
            if (found.contains(sought.thread())) {
                tally.found.incrementAndGet();
            } else {
                tally.problem(sought.id() + " was not found, thread " + sought.thread());
            }
        }
    }
}

package org.postern.search;

import java.util.ArrayList;
import java.util.List;
import org.postern.database.CurrentPractice;

/**
 * How to find a thread where one message holds some parts of a query, and something else, such as
 * the patient's name, holds the others.
 *
 * @param parts for each part the arrays of tokens of which a message must hold one each
 */
public record PartPlan(List<List<long[]>> parts) {

    /** Whether no message holds this part. */
    public boolean inNoMessage(int part) {
        return parts.get(part).stream().anyMatch(tokens -> tokens.length == 0);
    }

    /**
     * A condition: for one message of a thread, each part is in it or held otherwise.
     *
     * @param threadId SQL for the thread's id, such as {@code t.id}
     * @param otherwise for each part the condition that something else holds it, with named
     *     parameters
     */
    public SearchSql inThread(String threadId, List<String> otherwise) {
        var text =
                new StringBuilder("exists (select from message_search s where s.thread_id = ")
                        .append(threadId)
                        .append(" and s.practice_id = ?");
        var parameters = new ArrayList<Object>(List.of(CurrentPractice.id()));
        for (var part = 0; part < parts.size(); part++) {
            var held = parts.get(part).stream().map(SearchPlan::holds).toList();
            text.append(" and (%s or %s)".formatted(otherwise.get(part), all(held)));
            parameters.addAll(parts.get(part));
        }
        return new SearchSql(text.append(")").toString(), parameters);
    }

    private static String all(List<String> conditions) {
        return "(" + String.join(" and ", conditions) + ")";
    }

    /** Names no token: with the key, a token is a word. */
    @Override
    public String toString() {
        return "PartPlan[" + parts.size() + "]";
    }
}

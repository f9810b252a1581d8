package org.postern.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.postern.database.CurrentPractice;

/**
 * How to find a query's messages in {@code message_search}. Set {@code plan_cache_mode} to {@code
 * force_custom_plan} in the transaction.
 *
 * @param terms one sorted array of tokens for each thing sought; a message must hold at least one
 *     token of every array
 * @param rare whether few messages hold them all: then begin with {@link #hits}, else walk the
 *     threads in their order and ask {@link #inThread}
 * @param query what decides, after decryption, where {@link Query#needsCheck} says so
 */
public record SearchPlan(List<long[]> terms, boolean rare, Query query) {

    // With more, PostgreSQL compares every token with every other: 100 tokens took 0.6 s in 20,000
    // messages, 5,000 took 29 s. Written with any() it makes a hash table: 0.1 s for both.
    private static final int MOST_TO_COMPARE = 16;

    /** A query for the ids of the threads, to stand in a materialised {@code with}. */
    public SearchSql hits() {
        var byWidth = new ArrayList<>(terms);
        byWidth.sort(Comparator.comparingInt(term -> term.length));
        var narrowest = byWidth.get(0);
        return isWide(narrowest)
                ? tokenByToken(narrowest, byWidth.subList(1, byWidth.size()))
                : conditions("select distinct s.thread_id from message_search s where ", byWidth);
    }

    // So that the index on tokens is used, whatever PostgreSQL thinks of so many tokens.
    private static SearchSql tokenByToken(long[] first, List<long[]> others) {
        var start =
                """
                select distinct s.thread_id from unnest(?::bigint[]) as sought (token)
                join message_search s on s.tokens && array[sought.token]
                where\s""";
        var sql = conditions(start, others);
        var parameters = new ArrayList<Object>(sql.parameters());
        parameters.add(0, first);
        return new SearchSql(sql.text(), parameters);
    }

    /**
     * A condition: one message of a thread holds all that is sought.
     *
     * @param threadId SQL for the thread's id, such as {@code t.id}
     */
    public SearchSql inThread(String threadId) {
        var start =
                "exists (select from message_search s where s.thread_id = " + threadId + " and ";
        var sql = conditions(start, terms);
        return new SearchSql(sql.text() + ")", sql.parameters());
    }

    private static SearchSql conditions(String start, List<long[]> terms) {
        var text = new StringBuilder(start).append("s.practice_id = ?");
        var parameters = new ArrayList<Object>(List.of(CurrentPractice.id()));
        for (var term : terms) {
            text.append(" and ").append(holds(term));
            parameters.add(term);
        }
        return new SearchSql(text.toString(), parameters);
    }

    /** A condition with one parameter: message {@code s} holds one of these tokens. */
    static String holds(long[] term) {
        return isWide(term)
                ? "exists (select from unnest(s.tokens) as u (token)"
                        + " where u.token = any(?::bigint[]))"
                : "s.tokens && ?::bigint[]";
    }

    private static boolean isWide(long[] term) {
        return term.length > MOST_TO_COMPARE;
    }

    /** Names no token: with the key, a token is a word. */
    @Override
    public String toString() {
        return "SearchPlan[" + terms.size() + ", rare=" + rare + "]";
    }
}

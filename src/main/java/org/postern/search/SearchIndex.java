package org.postern.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.vault.SearchTokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The index of messages by the tokens of their words. How common a word is, is not counted: plans
 * are chosen by a sample of messages.
 */
@Service
public class SearchIndex {

    private final JdbcClient jdbc;
    private final SearchTokens tokens;
    private final WordLists lists;
    private final WordTable table;
    private final Planner planner;

    SearchIndex(
            JdbcClient jdbc,
            SearchTokens tokens,
            WordLists lists,
            WordTable table,
            Planner planner) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.lists = lists;
        this.table = table;
        this.planner = planner;
    }

    /**
     * Makes a message findable once the caller's transaction has committed.
     *
     * @param texts its texts and its thread's subject: a query's words must all be in one message
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID threadId, UUID messageId, String... texts) {
        var version = tokens.written();
        jdbc.sql(
                        """
                        insert into message_search (practice_id, thread_id, message_id,
                            key_version, tokens)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(CurrentPractice.id(), threadId, messageId, version, tokens(version, texts))
                .update();
    }

    /**
     * Makes a message findable by this version of the search key, no longer by another; needs a
     * transaction.
     *
     * @param texts as in {@link #add}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addAnew(UUID messageId, short version, String... texts) {
        jdbc.sql(
                        """
                        update message_search set key_version = ?, tokens = ?
                        where practice_id = ? and message_id = ?
                        """)
                .params(version, tokens(version, texts), CurrentPractice.id(), messageId)
                .update();
    }

    private long[] tokens(short version, String... texts) {
        var words = new LinkedHashSet<String>();
        for (var text : texts) {
            words.addAll(Words.of(text));
        }
        return tokens(words, version);
    }

    private long[] tokens(Set<String> words, short version) {
        var known = lists.remembered(version);
        var added = NewWords.ofTransaction(version, all -> table.add(all, version));
        var all = new long[words.size()];
        var count = 0;
        for (var word : words) {
            var token = tokens.token(word, version);
            all[count++] = token;
            if (!Letters.isSign(word.codePointAt(0)) && !known.contains(word)) {
                added.add(token, word);
            }
        }
        // Sorted by token the words are shuffled: their order in the text is not to be seen.
        Arrays.sort(all);
        return all;
    }

    /**
     * How to find what a query asks for, among the committed messages of the current practice.
     *
     * @return empty if nothing can be found, because no message has such a word or the query is
     *     empty
     */
    @Transactional(readOnly = true)
    public Optional<SearchPlan> plan(Query query) {
        return query.isEmpty() ? Optional.empty() : planner.plan(query);
    }

    /** How to find the query's parts where not all of them must be in a message. */
    @Transactional(readOnly = true)
    public PartPlan parts(Query query) {
        return planner.parts(query);
    }
}

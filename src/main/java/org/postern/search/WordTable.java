package org.postern.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.postern.database.CurrentPractice;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the practice's new words to {@code search_word}. */
@Component
class WordTable {

    private final JdbcClient jdbc;
    private final Vault vault;

    WordTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Adds those that are not there, with their tokens under this version of the search key. */
    void add(SortedMap<Long, String> words, short keyVersion) {
        known(words).forEach(words::remove);
        if (!words.isEmpty()) {
            insert(words, keyVersion);
        }
    }

    private List<Long> known(SortedMap<Long, String> words) {
        return words.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                                select token from search_word
                                where practice_id = ? and token = any(?)
                                """)
                        .params(CurrentPractice.id(), tokens(words))
                        .query(Long.class)
                        .list();
    }

    // The clock's time, not the transaction's: what counts is how long before the commit it was.
    private void insert(SortedMap<Long, String> words, short keyVersion) {
        jdbc.sql(
                        """
                        insert into search_word (practice_id, token, word_ct, key_version,
                            added_at)
                        select ?, token, word_ct, ?, clock_timestamp()
                        from unnest(?::bigint[], ?::bytea[]) as added (token, word_ct)
                        order by token
                        on conflict (practice_id, token) do nothing
                        """)
                .params(CurrentPractice.id(), keyVersion, tokens(words), encrypted(words))
                .update();
    }

    private static long[] tokens(SortedMap<Long, String> words) {
        return words.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    private byte[][] encrypted(SortedMap<Long, String> words) {
        var encrypted = new ArrayList<byte[]>();
        words.forEach((token, word) -> encrypted.add(vault.encrypt(word, WordList.place(token))));
        return encrypted.toArray(byte[][]::new);
    }
}

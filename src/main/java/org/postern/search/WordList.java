package org.postern.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One practice's words as this node remembers them, with tokens of one version of its search key.
 * Before a search it reads what was added since the oldest transaction of the reading before began:
 * transactions do not commit in the order in which they took the time, but none takes it before it
 * begins. Words are never removed from {@code search_word} while a node runs.
 */
class WordList {

    private static final Logger LOG = LoggerFactory.getLogger(WordList.class);

    private final UUID practiceId;
    private final short keyVersion;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final ReentrantLock reading = new ReentrantLock();
    private OffsetDateTime since = OffsetDateTime.MIN;
    private Set<Long> readAgain = Set.of();
    private volatile SortedWords words = SortedWords.NONE;

    WordList(UUID practiceId, short keyVersion, JdbcClient jdbc, Vault vault) {
        this.practiceId = practiceId;
        this.keyVersion = keyVersion;
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Where a word stands, for the vault. */
    static Place place(long token) {
        return new Place("search_word", new UUID(0, token), "word");
    }

    /** What is remembered, perhaps nothing, without asking the database. */
    SortedWords remembered() {
        return words;
    }

    /** All words that are committed; needs a transaction of this practice. */
    SortedWords current() {
        reading.lock();
        try {
            read();
            return words;
        } finally {
            reading.unlock();
        }
    }

    private void read() {
        var next = oldestBeginning();
        var found = new Found();
        jdbc.sql(
                        """
                        select token, word_ct, added_at >= ? as again from search_word
                        where practice_id = ? and key_version = ? and added_at >= ?
                        """)
                .params(next, practiceId, keyVersion, since)
                .withFetchSize(2_000)
                .query(found::row);
        words = words.with(found.added);
        readAgain = found.readAgain;
        since = next;
    }

    // Asked before the words are read: what is not there yet is stamped later than this. Writers
    // have this role, so that their beginnings are visible. The seconds are for clocks set back.
    private OffsetDateTime oldestBeginning() {
        return jdbc.sql(
                        """
                        select least(now(), min(xact_start)) - interval '5 seconds'
                        from pg_stat_activity
                        where datname = current_database()
                        """)
                .query(OffsetDateTime.class)
                .single();
    }

    /** What one reading brings; words of the overlap are not decrypted a second time. */
    private class Found {

        final Map<String, Long> added = new HashMap<>();
        final Set<Long> readAgain = new HashSet<>();

        void row(ResultSet row) throws SQLException {
            var token = row.getLong("token");
            if (row.getBoolean("again")) {
                readAgain.add(token);
            }
            if (!WordList.this.readAgain.contains(token)) {
                add(token, row.getBytes("word_ct"));
            }
        }

        private void add(long token, byte[] encrypted) {
            try {
                added.put(vault.decrypt(encrypted, place(token)), token);
            } catch (DamagedText e) {
                LOG.warn("A word of the search is left out: {}", e.getMessage());
            }
        }
    }
}

package org.postern.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The word lists of the practices that search on this node. When they take too much memory, the one
 * not used for longest is forgotten, and read again when somebody searches there.
 */
@Component
class WordLists {

    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Map<UUID, WordList> lists = new LinkedHashMap<>(16, 0.75f, true);

    WordLists(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The current practice's committed words; needs a transaction. */
    SortedWords current() {
        var words = list().current();
        forgetSome();
        return words;
    }

    /** What is remembered of the current practice's words. */
    SortedWords remembered() {
        return list().remembered();
    }

    private synchronized WordList list() {
        return lists.computeIfAbsent(
                CurrentPractice.id(), practiceId -> new WordList(practiceId, jdbc, vault));
    }

    private synchronized void forgetSome() {
        var size = lists.values().stream().mapToLong(list -> list.remembered().memory()).sum();
        var oldest = lists.values().iterator();
        while (size > MOST_BYTES && lists.size() > 1) {
            size -= oldest.next().remembered().memory();
            oldest.remove();
        }
    }
}

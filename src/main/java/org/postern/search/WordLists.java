package org.postern.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.vault.SearchTokens;
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
    private final SearchTokens tokens;

    private record Name(UUID practiceId, short keyVersion) {}

    private final Map<Name, WordList> lists = new LinkedHashMap<>(16, 0.75f, true);

    WordLists(JdbcClient jdbc, Vault vault, SearchTokens tokens) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.tokens = tokens;
    }

    /**
     * The current practice's committed words with their tokens under each version of the search
     * key; needs a transaction.
     */
    List<SortedWords> current() {
        var words = tokens.versions().stream().map(version -> list(version).current()).toList();
        forgetSome();
        return words;
    }

    /** What is remembered of the current practice's words with tokens under this version. */
    SortedWords remembered(short keyVersion) {
        return list(keyVersion).remembered();
    }

    private synchronized WordList list(short keyVersion) {
        return lists.computeIfAbsent(
                new Name(CurrentPractice.id(), keyVersion),
                name -> new WordList(name.practiceId(), keyVersion, jdbc, vault));
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

package org.postern.search;

import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The words of one transaction that may be new. They are written once, in the order of their
 * tokens, just before the transaction commits: so two transactions with the same new words wait for
 * each other only briefly, and never crosswise.
 */
class NewWords implements TransactionSynchronization {

    private final TreeMap<Long, String> words = new TreeMap<>();
    private final short keyVersion;
    private final Consumer<TreeMap<Long, String>> writer;

    private NewWords(short keyVersion, Consumer<TreeMap<Long, String>> writer) {
        this.keyVersion = keyVersion;
        this.writer = writer;
    }

    /** Those of the current transaction with tokens under this version of the search key. */
    static NewWords ofTransaction(short keyVersion, Consumer<TreeMap<Long, String>> writer) {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof NewWords words && words.keyVersion == keyVersion) {
                return words;
            }
        }
        var words = new NewWords(keyVersion, writer);
        TransactionSynchronizationManager.registerSynchronization(words);
        return words;
    }

    void add(long token, String word) {
        words.put(token, word);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        writer.accept(words);
    }
}

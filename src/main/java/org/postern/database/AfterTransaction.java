package org.postern.database;

import java.util.ArrayList;
import java.util.List;

/**
 * Work that must not share a transaction, and must not open a second one beside it either: a thread
 * that holds a connection and asks for another can wait for itself, with all others behind it. It
 * is done when this thread's transaction has ended, whichever way, and has given its connection
 * back.
 */
public final class AfterTransaction {

    private static final ThreadLocal<AfterTransaction> CURRENT = new ThreadLocal<>();

    private final List<Runnable> work = new ArrayList<>();
    private int open;

    private AfterTransaction() {}

    /** Does it at once where no transaction runs. */
    public static void run(Runnable work) {
        var current = CURRENT.get();
        if (current == null) {
            work.run();
        } else {
            current.work.add(work);
        }
    }

    static void began() {
        var current = CURRENT.get();
        if (current == null) {
            current = new AfterTransaction();
            CURRENT.set(current);
        }
        current.open++;
    }

    static void ended() {
        var current = CURRENT.get();
        if (current != null && --current.open == 0) {
            CURRENT.remove();
            current.work.forEach(Runnable::run);
        }
    }
}

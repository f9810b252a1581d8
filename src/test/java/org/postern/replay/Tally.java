package org.postern.replay;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted while people act, from any thread. */
final class Tally {

    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger arrived = new AtomicInteger();
    final AtomicInteger byteEqual = new AtomicInteger();
    final AtomicInteger found = new AtomicInteger();
    final AtomicInteger withoutWord = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger doubleClicks = new AtomicInteger();
    final AtomicInteger searches = new AtomicInteger();
    final AtomicInteger serverErrors = new AtomicInteger();
    final AtomicInteger waits = new AtomicInteger();
    private final Map<String, AtomicInteger> reasons = new ConcurrentSkipListMap<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();

    void refused(String reason) {
        refused.incrementAndGet();
        reasons.computeIfAbsent(reason, key -> new AtomicInteger()).incrementAndGet();
    }

    /** How many were refused, by the server's reason. */
    Map<String, AtomicInteger> reasons() {
        return new TreeMap<>(reasons);
    }

    /** Something that must not be. Say where by ids: texts are for nobody's terminal. */
    void problem(String what) {
        problems.add(what);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}

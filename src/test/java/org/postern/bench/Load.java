package org.postern.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Sixteen connections that ask one thing after another. */
class Load implements AutoCloseable {

    static final int CONNECTIONS = 16;

    /**
     * What came of a round.
     *
     * @param nanos how long each call took, sorted
     */
    record Round(long[] nanos, double seconds) {

        double percentile(double part) {
            return nanos[(int) Math.min(nanos.length - 1, Math.floor(part * nanos.length))] / 1e6;
        }

        double perSecond() {
            return nanos.length / seconds;
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final java.util.concurrent.ExecutorService workers =
            Executors.newFixedThreadPool(CONNECTIONS);

    Load(int port) {
        for (var i = 0; i < CONNECTIONS; i++) {
            lines.add(new Line(port));
        }
    }

    Line first() {
        return lines.get(0);
    }

    /** Does the calls from one number on, until another or until the time is over. */
    Round run(Operation.Calls calls, int from, int until, double seconds) {
        var next = new AtomicInteger(from);
        var start = System.nanoTime();
        var end = start + (long) (seconds * 1e9);
        var work = new ArrayList<Callable<long[]>>();
        for (var line : lines) {
            work.add(() -> work(calls, line, next, until, end));
        }
        try {
            var nanos = new ArrayList<long[]>();
            for (var done : workers.invokeAll(work)) {
                nanos.add(done.get());
            }
            var took = (System.nanoTime() - start) / 1e9;
            return new Round(nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray(), took);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long[] work(
            Operation.Calls calls, Line line, AtomicInteger next, int until, long end)
            throws IOException {
        var nanos = new ArrayList<Long>();
        for (var i = next.getAndIncrement();
                i < until && System.nanoTime() < end;
                i = next.getAndIncrement()) {
            var begun = System.nanoTime();
            calls.call(i, line);
            nanos.add(System.nanoTime() - begun);
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void close() throws IOException {
        workers.shutdown();
        for (var line : lines) {
            line.close();
        }
    }
}

package org.postern.heavywork;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One kind of work that keeps a processor busy. Requests run on virtual threads, which the JVM does
 * not take from a processor before they wait: as many of them as there are processors would hold up
 * every page. Here it is threads of the operating system that work, which share the processors with
 * everybody. So many wait for them, so long, and no more.
 */
public class HeavyWork implements AutoCloseable {

    private final String name;
    private final Duration longestWait;
    // Also of those who wait.
    final Semaphore places;
    private final Semaphore turns;
    private final ExecutorService threads;

    /**
     * A kind of work.
     *
     * @param name what its threads are called
     * @param most how many are done at the same time
     * @param mostWaiting how many wait for one of them
     * @param longestWait how long
     */
    public HeavyWork(String name, int most, int mostWaiting, Duration longestWait) {
        this.name = name;
        this.longestWait = longestWait;
        this.places = new Semaphore(most + mostWaiting);
        this.turns = new Semaphore(most, true);
        var number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(
                        most,
                        work -> {
                            var thread = new Thread(work, name + "-" + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** As many threads as leave a processor to everything else. */
    public static int mostThreads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /**
     * Does the work on one of the threads, and waits for it. What belongs to the caller's thread,
     * such as its practice, is not known there.
     *
     * @throws WorkBusy if there is no place, or none becomes free in time
     * @throws IllegalStateException inside a transaction, whose connection others wait for
     */
    public <T> T call(Callable<T> work) throws Exception {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(name + " wait while a transaction is open");
        }
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            if (!turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            return done(work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            places.release();
        }
    }

    private <T> T done(Callable<T> work) throws Exception {
        try {
            return threads.submit(() -> inTurn(work)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    // The turn ends with the work, also when nobody waits for it any more.
    private <T> T inTurn(Callable<T> work) throws Exception {
        try {
            return work.call();
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private WorkBusy busy() {
        return new WorkBusy(name, Math.max(1, longestWait.toSeconds()));
    }
}

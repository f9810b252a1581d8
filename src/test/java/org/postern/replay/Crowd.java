package org.postern.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** So many people at once. */
final class Crowd implements AutoCloseable {

    private final ExecutorService threads;
    private final Tally tally;

    Crowd(int size, Tally tally) {
        this.threads = Executors.newFixedThreadPool(size);
        this.tally = tally;
    }

    /** Does something for each; what fails is a problem of that one alone. */
    <T> void each(Collection<T> all, Function<T, String> name, Consumer<T> work) {
        var running = new ArrayList<Future<?>>();
        for (var one : all) {
            running.add(
                    threads.submit(
                            () -> {
                                try {
                                    work.accept(one);
                                } catch (RuntimeException e) {
                                    tally.problem(name.apply(one) + ": " + e.getMessage());
                                }
                            }));
        }
        running.forEach(Crowd::join);
    }

    /** Does other things at the same time. */
    Future<?> beside(Runnable work) {
        var done = new java.util.concurrent.CompletableFuture<Void>();
        new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (RuntimeException e) {
                                tally.problem(String.valueOf(e.getMessage()));
                            }
                            done.complete(null);
                        })
                .start();
        return done;
    }

    static void join(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    static <T> List<List<T>> dealt(List<T> all, int hands) {
        var dealt = new ArrayList<List<T>>();
        for (var i = 0; i < hands; i++) {
            dealt.add(new ArrayList<>());
        }
        for (var i = 0; i < all.size(); i++) {
            dealt.get(i % hands).add(all.get(i));
        }
        return dealt;
    }
}

package org.postern.heavywork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class HeavyWorkTests {

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void letEverybodyGo() {
        end.countDown();
        callers.shutdownNow();
    }

    /** One piece of work is being done, until the end. */
    private CompletableFuture<String> keepBusy(HeavyWork work) throws Exception {
        var begun = new CountDownLatch(1);
        var done = new CompletableFuture<String>();
        callers.submit(
                () ->
                        done.complete(
                                work.call(
                                        () -> {
                                            begun.countDown();
                                            end.await();
                                            return "done";
                                        })));
        begun.await();
        return done;
    }

    @Test
    @DisplayName("A35: heavy work is done by threads of the operating system, named by the work")
    void itIsDoneByThreadsOfItsOwn() throws Exception {
        try (var work = new HeavyWork("sums", 1, 1, Duration.ofSeconds(5))) {
            var thread = work.call(Thread::currentThread);

            assertThat(thread.getName()).isEqualTo("sums-1");
            assertThat(thread).isNotSameAs(Thread.currentThread());
            assertThat(thread.isDaemon()).isTrue();
            // All virtual threads are of one group, which is called so.
            assertThat(thread.getThreadGroup().getName()).isNotEqualTo("VirtualThreads");
        }
    }

    @Test
    @DisplayName("A35: who finds no place is told at once, and who waits too long then")
    void soManyWaitSoLong() throws Exception {
        try (var none = new HeavyWork("sums", 1, 0, Duration.ofHours(1));
                var one = new HeavyWork("sums", 1, 1, Duration.ZERO)) {
            var first = keepBusy(none);
            keepBusy(one);

            assertThatThrownBy(() -> none.call(() -> "more"))
                    .isInstanceOfSatisfying(
                            WorkBusy.class, e -> assertThat(e.seconds()).isEqualTo(3600));
            assertThatThrownBy(() -> one.call(() -> "more"))
                    .isInstanceOfSatisfying(
                            WorkBusy.class, e -> assertThat(e.seconds()).isEqualTo(1));

            end.countDown();
            assertThat(first.get()).isEqualTo("done");
        }
    }

    @Test
    @DisplayName("A35: places and turns come back, also after work that fails")
    void aPlaceComesBack() throws Exception {
        try (var work = new HeavyWork("sums", 1, 0, Duration.ofSeconds(5))) {
            for (var time = 0; time < 3; time++) {
                assertThatThrownBy(
                                () ->
                                        work.call(
                                                () -> {
                                                    throw new IllegalArgumentException("broken");
                                                }))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(work.call(() -> 2)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("A35: heavy work is refused while a transaction holds a connection")
    void notInsideATransaction() {
        try (var work = new HeavyWork("sums", 1, 1, Duration.ofSeconds(5))) {
            TransactionSynchronizationManager.setActualTransactionActive(true);
            assertThatThrownBy(() -> work.call(() -> 1)).isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }
}

package org.postern.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How much is received at the same time: one upload of each person, and so much of all. */
class UploadPool {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    // People share a slot by chance; all that costs is a wait.
    private static final int SLOTS = 1024;

    /** A place in the pool, until it is closed. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private final Semaphore megabytes;
    private final Semaphore[] slots = new Semaphore[SLOTS];

    UploadPool(int megabytes) {
        this.megabytes = new Semaphore(megabytes, true);
        for (var i = 0; i < SLOTS; i++) {
            slots[i] = new Semaphore(1, true);
        }
    }

    /** A place for an upload; nothing when there is none within half a minute. */
    Optional<Place> enter(String whose, int size) {
        var slot = slots[Math.floorMod(whose.hashCode(), SLOTS)];
        if (!take(slot, 1)) {
            return Optional.empty();
        }
        if (!take(megabytes, size)) {
            slot.release();
            return Optional.empty();
        }
        return Optional.of(
                () -> {
                    megabytes.release(size);
                    slot.release();
                });
    }

    private static boolean take(Semaphore semaphore, int size) {
        try {
            return semaphore.tryAcquire(size, LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

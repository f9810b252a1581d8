package org.postern.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much is received at the same time: one upload of each person, and so much of all. What has
 * arrived counts, not what was announced: that would let one person take it all by a word.
 */
class UploadPool {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    // People share a slot by chance; all that costs is a wait.
    private static final int SLOTS = 1024;
    private static final long MEGABYTE = 1024L * 1024L;

    private final Semaphore megabytes;
    private final @Nullable UploadPool around;
    private final Semaphore[] slots = new Semaphore[SLOTS];

    UploadPool(int megabytes) {
        this(megabytes, null);
    }

    private UploadPool(int megabytes, @Nullable UploadPool around) {
        this.megabytes = new Semaphore(megabytes, true);
        this.around = around;
        for (var i = 0; i < SLOTS; i++) {
            slots[i] = new Semaphore(1, true);
        }
    }

    /** A pool whose uploads count here, too, so that they take no more than a part of it all. */
    UploadPool part(int megabytes) {
        return new UploadPool(megabytes, this);
    }

    /** A place for an upload; nothing while the same person has another, for half a minute. */
    Optional<Place> enter(String whose) {
        var slot = slots[Math.floorMod(whose.hashCode(), SLOTS)];
        return take(slot, 1) ? Optional.of(new Place(slot)) : Optional.empty();
    }

    /** A place in the pool, until it is closed. */
    class Place implements BodyPace.Room, AutoCloseable {

        private final Semaphore slot;
        private int held;

        private Place(Semaphore slot) {
            this.slot = slot;
        }

        // Whoever waits keeps what has arrived, so two could wait for each other: until the first
        // gives up.
        @Override
        public boolean holds(long bytes) {
            var more = (int) (bytes / MEGABYTE) + 1 - held;
            if (more > 0 && !takeAll(more)) {
                return false;
            }
            held += Math.max(0, more);
            return true;
        }

        @Override
        public void close() {
            giveBack(held);
            slot.release();
        }
    }

    private boolean takeAll(int more) {
        if (!take(megabytes, more)) {
            return false;
        }
        if (around != null && !around.takeAll(more)) {
            megabytes.release(more);
            return false;
        }
        return true;
    }

    private void giveBack(int held) {
        megabytes.release(held);
        if (around != null) {
            around.giveBack(held);
        }
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

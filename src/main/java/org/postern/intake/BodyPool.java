package org.postern.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much is received at the same time, of each person and of all together. Whoever finds no room
 * waits for half a minute.
 */
class BodyPool {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    // People share a slot by chance; all that costs is a wait.
    private static final int SLOTS = 1024;

    private final int unit;
    private final Semaphore units;
    private final Semaphore[] shares = new Semaphore[SLOTS];
    private final @Nullable BodyPool around;

    /**
     * An empty one.
     *
     * @param unit bytes: what is taken is rounded up to units
     * @param units of all together
     * @param shares of each person
     */
    BodyPool(int unit, int units, int shares) {
        this(unit, units, shares, null);
    }

    private BodyPool(int unit, int units, int shares, @Nullable BodyPool around) {
        this.unit = unit;
        this.units = new Semaphore(units, true);
        for (var i = 0; i < SLOTS; i++) {
            this.shares[i] = new Semaphore(shares, true);
        }
        this.around = around;
    }

    /** A pool whose bodies count here, too, so that they take no more than a part of it all. */
    BodyPool part(int units, int shares) {
        return new BodyPool(unit, units, shares, this);
    }

    /** A place for a body; nothing while the same person has so many that no share is left. */
    Optional<Place> enter(String whose, int share) {
        var own = shares[Math.floorMod(whose.hashCode(), SLOTS)];
        return take(own, share) ? Optional.of(new Place(own, share)) : Optional.empty();
    }

    /** A place for all of a body, whatever of it has arrived; a share for each unit. */
    Optional<Place> enterWhole(String whose, long bytes) {
        var place = enter(whose, unitsOf(bytes));
        if (place.isPresent() && !place.get().holds(bytes)) {
            place.get().close();
            return Optional.empty();
        }
        return place;
    }

    private int unitsOf(long bytes) {
        return (int) (bytes / unit) + 1;
    }

    /** A place in the pool, until it is closed. */
    class Place implements BodyPace.Room, AutoCloseable {

        private final Semaphore own;
        private final int share;
        private int held;

        private Place(Semaphore own, int share) {
            this.own = own;
            this.share = share;
        }

        // Whoever waits keeps what has arrived, so two could wait for each other: until the first
        // gives up.
        @Override
        public boolean holds(long bytes) {
            var more = unitsOf(bytes) - held;
            if (more > 0 && !takeUnits(more)) {
                return false;
            }
            held += Math.max(0, more);
            return true;
        }

        @Override
        public void close() {
            giveBack(held);
            own.release(share);
        }
    }

    private boolean takeUnits(int more) {
        if (!take(units, more)) {
            return false;
        }
        if (around != null && !around.takeUnits(more)) {
            units.release(more);
            return false;
        }
        return true;
    }

    private void giveBack(int held) {
        units.release(held);
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

package org.postern.pace;

import java.time.Duration;

/**
 * What has passed between the server and one browser, and how long the server has waited for it.
 * Too slow is less than 16 kB a second over twenty seconds and more, which a phone on a bad line
 * still does. Not safe for several threads at once.
 */
public class Pace {

    /** Bytes: what must pass in each second of waiting. */
    public static final int LEAST_PER_SECOND = 16 * 1024;

    /** How long nothing need pass. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Ticks ticks;
    private long waited;
    private long passed;

    /** Nothing has passed yet, and nobody was waited for. */
    public Pace(Ticks ticks) {
        this.ticks = ticks;
    }

    /** The moment at which a wait for the browser begins; to be handed to {@link #passed}. */
    public long now() {
        return ticks.nanoseconds();
    }

    /**
     * Counts a wait that is over.
     *
     * @param since when it began, as {@link #now} said then
     * @param bytes what has passed in it
     */
    public void passed(long since, int bytes) {
        waited += ticks.nanoseconds() - since;
        passed += bytes;
    }

    /** Whether the browser sends or reads too slowly, all its waits taken together. */
    public boolean isTooSlow() {
        return waited >= PATIENCE.toNanos() && passed / LEAST_PER_SECOND < waited().toSeconds();
    }

    /** How long the server has waited, all in all. */
    public Duration waited() {
        return Duration.ofNanos(waited);
    }

    /** How many bytes have passed, all in all. */
    public long bytes() {
        return passed;
    }
}

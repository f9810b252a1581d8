package org.postern.pace;

import java.time.Duration;

/**
 * What has passed between the server and one browser, and how long the server has waited for it.
 * Too slow is less than 16 kB a second over any twenty seconds of waiting, which a phone on a bad
 * line still does. Not safe for several threads at once.
 */
public class Pace {

    /** Bytes: what must pass in each second of waiting. */
    public static final int LEAST_PER_SECOND = 16 * 1024;

    /** How long nothing need pass. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Ticks ticks;
    private long waited;
    private long passed;
    private long waitedLately;
    private long passedLately;
    private boolean slow;

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
        var wait = ticks.nanoseconds() - since;
        waited += wait;
        passed += bytes;
        waitedLately += wait;
        passedLately += bytes;
        if (waitedLately >= PATIENCE.toNanos()) {
            slow |= passedLately / LEAST_PER_SECOND < Duration.ofNanos(waitedLately).toSeconds();
            waitedLately = 0;
            passedLately = 0;
        }
    }

    /**
     * Whether the browser has sent or read too slowly: what came fast before does not excuse it.
     */
    public boolean isTooSlow() {
        return slow;
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

package org.postern.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.postern.pace.Ticks;

/** The time of day and what measures waits: tests can move both on. */
public class TestClock extends Clock implements Ticks {

    private final Clock real = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    private volatile Duration offset = Duration.ZERO;

    /** Moves all later readings on by this much. */
    public void advance(Duration duration) {
        offset = offset.plus(duration);
    }

    void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public long nanoseconds() {
        return System.nanoTime() + offset.toNanos();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}

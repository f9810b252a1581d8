package org.postern.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A request's body on its way in. It ends with a fault when it comes too slowly: less than 16 kB a
 * second over twenty seconds and more, which a phone on a bad line still does, or after a quarter
 * of an hour. Only the time counts that the server waits for it.
 */
class BodyPace implements InputBuffer {

    /** Under which name it is kept in its request. */
    static final String ATTRIBUTE = BodyPace.class.getName();

    static final long LEAST_PER_SECOND = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Why a body was not received to its end. */
    enum Fault {
        NONE,
        TOO_SLOW,
        NO_ROOM
    }

    /** Where what was received is kept. */
    interface Room {
        /** Whether there is room for so much in all. */
        boolean holds(long bytes);
    }

    private final InputBuffer body;
    private final LongSupplier ticks;
    private Room room = bytes -> true;
    private Fault fault = Fault.NONE;
    private long waited;
    private long received;

    BodyPace(InputBuffer body, LongSupplier ticks) {
        this.body = body;
        this.ticks = ticks;
    }

    void keepIn(Room place) {
        room = place;
    }

    Fault fault() {
        return fault;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        var start = ticks.getAsLong();
        var length = body.doRead(handler);
        waited += ticks.getAsLong() - start;
        if (length > 0) {
            received += length;
            if (isTooSlow()) {
                throw ended(Fault.TOO_SLOW);
            }
            if (!room.holds(received)) {
                throw ended(Fault.NO_ROOM);
            }
        }
        return length;
    }

    private boolean isTooSlow() {
        var seconds = Duration.ofNanos(waited).toSeconds();
        return seconds >= LONGEST.toSeconds()
                || seconds >= PATIENCE.toSeconds() && received / LEAST_PER_SECOND < seconds;
    }

    private IOException ended(Fault why) {
        fault = why;
        return new IOException("the body is not received to its end: " + why);
    }

    @Override
    public int available() {
        return body.available();
    }
}

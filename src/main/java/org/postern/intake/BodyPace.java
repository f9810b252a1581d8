package org.postern.intake;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.postern.pace.Pace;
import org.postern.pace.Ticks;

/**
 * A request's body on its way in. It ends early when it comes too slowly ({@link Pace}), or after a
 * quarter of an hour. Only the time counts that the server waits for it.
 */
class BodyPace implements InputBuffer {

    /** Under which name it is kept in its request. */
    static final String ATTRIBUTE = BodyPace.class.getName();

    private static final int END = -1;
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
    private final Pace pace;
    private Room room = bytes -> true;
    private Fault fault = Fault.NONE;

    BodyPace(InputBuffer body, Ticks ticks) {
        this.body = body;
        this.pace = new Pace(ticks);
    }

    void keepIn(Room place) {
        room = place;
    }

    Fault fault() {
        return fault;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (fault != Fault.NONE) {
            return END;
        }
        var start = pace.now();
        var length = body.doRead(handler);
        pace.passed(start, Math.max(0, length));
        if (length > 0) {
            if (pace.isTooSlow() || pace.waited().compareTo(LONGEST) >= 0) {
                return end(Fault.TOO_SLOW);
            }
            if (!room.holds(pace.bytes())) {
                return end(Fault.NO_ROOM);
            }
        }
        return length;
    }

    // The server takes an exception for a browser that is gone, and would answer nothing.
    private int end(Fault why) {
        fault = why;
        return END;
    }

    @Override
    public int available() {
        return body.available();
    }
}

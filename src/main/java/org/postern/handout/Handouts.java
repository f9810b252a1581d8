package org.postern.handout;

import java.io.OutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.pace.Ticks;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.springframework.stereotype.Component;

/**
 * Large files that people take away, records and the audit log. Each is made while it goes out, so
 * that no server holds it whole: one at a time for each person, few of everybody's and fewer of one
 * practice's, and each at a speed at which a place is soon free again.
 */
@Component
public class Handouts {

    // Each holds a thread and a few megabytes while it goes out.
    private static final int MOST = 4;
    // However many of one practice's people take files, another's find a place.
    private static final int MOST_OF_PRACTICE = 2;

    /** A place among those who are served, until it is closed. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private final Throttle throttle;
    private final Map<UUID, UUID> practices = new HashMap<>();
    private final Ticks ticks;

    Handouts(Throttle throttle, Ticks ticks) {
        this.throttle = throttle;
        this.ticks = ticks;
    }

    /**
     * A place for one file, at the current practice. Call it outside transactions.
     *
     * @throws HandoutsBusy if this person takes a file already, or too many others do
     * @throws org.postern.signin.TooManyAttempts after too many in this hour
     */
    public Place enter(UUID userId) {
        take(userId);
        try {
            throttle.countAndCheck(AttemptLimit.HANDOUTS, userId.toString());
        } catch (RuntimeException e) {
            leave(userId);
            throw e;
        }
        return () -> leave(userId);
    }

    /** Writes to whoever takes the file, and gives up on one who hardly reads. */
    public OutputStream paced(OutputStream out) {
        return new PacedOutput(out, ticks);
    }

    private synchronized void take(UUID userId) {
        var practice = CurrentPractice.id();
        if (practices.containsKey(userId)) {
            throw new HandoutsBusy(true);
        }
        if (practices.size() >= MOST
                || Collections.frequency(practices.values(), practice) >= MOST_OF_PRACTICE) {
            throw new HandoutsBusy(false);
        }
        practices.put(userId, practice);
    }

    private synchronized void leave(UUID userId) {
        practices.remove(userId);
    }
}

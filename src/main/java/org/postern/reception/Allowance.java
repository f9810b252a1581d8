package org.postern.reception;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.Window;

/**
 * How many more messages a patient can send to a user.
 *
 * @param most so many within the window; null for no limit
 * @param used so many of them were sent
 * @param until when the next one can be sent, on the full minute; null when one can be now
 */
public record Allowance(@Nullable Integer most, Window window, int used, @Nullable Instant until) {

    static final Allowance UNLIMITED = new Allowance(null, Window.WEEK, 0, null);

    /** Whether there is a limit at all. */
    public boolean limited() {
        return most != null;
    }

    /** "2 of 3 messages left"; empty without a limit. */
    public String left() {
        return most == null
                ? ""
                : "%d of %d %s left"
                        .formatted(most - used, most, most == 1 ? "message" : "messages");
    }

    /** "3 messages in any 7 days"; empty without a limit. */
    public String rule() {
        return most == null
                ? ""
                : "%d %s in any %s"
                        .formatted(most, most == 1 ? "message" : "messages", window.words());
    }
}

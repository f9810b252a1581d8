package org.postern.reception;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.Window;
import org.postern.wording.Words;

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
    public String left(Words words) {
        return most == null ? "" : words.say("writing.left", most, most - used);
    }

    /** "3 messages in any 7 days"; empty without a limit. */
    public String rule(Words words) {
        if (most == null) {
            return "";
        }
        return switch (window) {
            case DAY -> words.say("writing.rule-day", most);
            case WEEK -> words.say("writing.rule-week", most);
            case MONTH -> words.say("writing.rule-month", most);
        };
    }
}

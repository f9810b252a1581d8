package org.postern.mailpreference;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often an account is told of new messages. */
public enum MailPreference {
    /** One mail for what comes within a minute. */
    AT_ONCE,
    /** One mail a day, at 17:00 in the practice's time zone, with a count. */
    DAILY,
    /** No mail: the number beside "Messages" tells. */
    NONE;

    /** The one of this name, if there is one. */
    public static Optional<MailPreference> of(@Nullable String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}

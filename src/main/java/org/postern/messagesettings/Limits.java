package org.postern.messagesettings;

import org.jspecify.annotations.Nullable;
import org.postern.compose.MessageText;

/**
 * How often and how long one patient can write to a user.
 *
 * @param most messages from one patient within the window; null for no limit
 * @param longest the longest message, in characters
 */
public record Limits(@Nullable Integer most, Window window, int longest) {

    /** The highest number of messages that can be set. */
    public static final int HIGHEST_MOST = 1_000;

    /** The shortest "longest message" that can be set. */
    public static final int LOWEST_LONGEST = 100;

    /** What holds for who has set nothing. */
    public static final Limits USUAL = new Limits(null, Window.WEEK, MessageText.USUAL_LIMIT);
}

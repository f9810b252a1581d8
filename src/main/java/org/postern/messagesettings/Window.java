package org.postern.messagesettings;

import java.time.Duration;

/** The time in which messages are counted: always the last so many hours, never a calendar's. */
public enum Window {
    DAY(1, "24 hours"),
    WEEK(7, "7 days"),
    MONTH(30, "30 days");

    private final int days;
    private final String words;

    Window(int days, String words) {
        this.days = days;
        this.words = words;
    }

    /** The window of so many days; {@link #WEEK} for any other number. */
    public static Window ofDays(int days) {
        for (var window : values()) {
            if (window.days == days) {
                return window;
            }
        }
        return WEEK;
    }

    /** How many days it is long. */
    public int days() {
        return days;
    }

    /** How long it is. */
    public Duration length() {
        return Duration.ofDays(days);
    }

    /** How long it is, as pages say it: "24 hours". */
    public String words() {
        return words;
    }
}

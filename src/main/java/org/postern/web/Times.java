package org.postern.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Shows times in the practice's zone. */
public record Times(ZoneId zone, Clock clock) {

    private static final DateTimeFormatter CLOCK = format("HH:mm");
    private static final DateTimeFormatter DAY = format("EEEE d MMMM");
    private static final DateTimeFormatter WEEKDAY = format("EEEE");
    private static final DateTimeFormatter SHORT_DAY = format("d MMM");
    private static final DateTimeFormatter DATE = format("d MMMM uuuu");
    private static final DateTimeFormatter FULL = format("EEEE d MMMM uuuu HH:mm:ss zzz");

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** As short as it is clear: "today 14:05", "yesterday 09:12", "3 Nov", "3 November 2025". */
    public String near(Instant time) {
        var day = day(time);
        var today = day(clock.instant());
        if (day.equals(today)) {
            return "today " + clockTime(time);
        }
        if (day.equals(today.minusDays(1))) {
            return "yesterday " + clockTime(time);
        }
        return day.getYear() == today.getYear() ? SHORT_DAY.format(day) : DATE.format(day);
    }

    /** For a row of a list: "14:05" today, "Yesterday", "3 Nov", "3 November 2025". */
    public String row(Instant time) {
        var day = day(time);
        var today = day(clock.instant());
        if (day.equals(today)) {
            return clockTime(time);
        }
        return day.equals(today.minusDays(1)) ? "Yesterday" : near(time);
    }

    /** The clock time: "14:05". */
    public String clockTime(Instant time) {
        return CLOCK.format(time.atZone(zone));
    }

    /** A time to come: "today at 14:05", "tomorrow at 09:12", "on Tuesday at 09:12". */
    public String again(Instant time) {
        var days = ChronoUnit.DAYS.between(day(clock.instant()), day(time));
        var day =
                days == 0
                        ? "today"
                        : days == 1
                                ? "tomorrow"
                                : "on " + (days < 7 ? WEEKDAY : DAY).format(time.atZone(zone));
        return day + " at " + clockTime(time);
    }

    /** The day, for a line between the messages of two days: "Tuesday 24 November". */
    public String dayLine(Instant time) {
        var day = day(time);
        return day.getYear() == day(clock.instant()).getYear()
                ? DAY.format(day)
                : DAY.format(day) + " " + day.getYear();
    }

    /** The whole time with its zone, for hovering. */
    public String full(Instant time) {
        return FULL.format(time.atZone(zone));
    }

    /** A date: "4 May 1981". */
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /** A day near today: "today", "tomorrow", "yesterday", "3 Nov", "3 November 2025". */
    public String nearDay(LocalDate date) {
        var today = today();
        if (date.equals(today)) {
            return "today";
        }
        if (date.equals(today.plusDays(1))) {
            return "tomorrow";
        }
        if (date.equals(today.minusDays(1))) {
            return "yesterday";
        }
        return date.getYear() == today.getYear() ? SHORT_DAY.format(date) : DATE.format(date);
    }

    /** Today in the practice's zone. */
    public LocalDate today() {
        return day(clock.instant());
    }

    /** The day in the practice's zone. */
    public LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }
}

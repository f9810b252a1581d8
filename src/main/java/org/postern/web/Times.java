package org.postern.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.wording.Language;
import org.postern.wording.Words;

/**
 * Shows times in the practice's zone and in the words of a language.
 *
 * @param toStaff whether staff read them: by the clock of 24 hours, which is short in tables
 */
public record Times(ZoneId zone, Clock clock, Words words, boolean toStaff) {

    /** As short as it is clear: "today 14:05", "yesterday 09:12", "3 Nov", "3 November 2025". */
    public String near(Instant time) {
        var day = day(time);
        var today = day(clock.instant());
        if (day.equals(today)) {
            return words.say("times.today-at", clockTime(time));
        }
        if (day.equals(today.minusDays(1))) {
            return words.say("times.yesterday-at", clockTime(time));
        }
        return written(day, today);
    }

    /** For a row of a list: "14:05" today, "Yesterday", "3 Nov", "3 November 2025". */
    public String row(Instant time) {
        var day = day(time);
        var today = day(clock.instant());
        if (day.equals(today)) {
            return clockTime(time);
        }
        return day.equals(today.minusDays(1)) ? words.say("times.yesterday-row") : near(time);
    }

    /** The clock time: "14:05". */
    public String clockTime(Instant time) {
        return format(toStaff ? "times.clock-of-staff" : "times.clock").format(time.atZone(zone));
    }

    /** A time to come: "today at 14:05", "tomorrow at 09:12", "on Tuesday at 09:12". */
    public String again(Instant time) {
        var days = ChronoUnit.DAYS.between(day(clock.instant()), day(time));
        if (days == 0) {
            return words.say("times.again-today", clockTime(time));
        }
        if (days == 1) {
            return words.say("times.again-tomorrow", clockTime(time));
        }
        var day = format(days < 7 ? "times.weekday" : "times.day").format(time.atZone(zone));
        return words.say("times.again-on", day, clockTime(time));
    }

    /**
     * A time that has been: "today at 14:05", "yesterday at 09:12", "on Tuesday 24 November at
     * 09:12".
     */
    public String when(Instant time) {
        var days = ChronoUnit.DAYS.between(day(time), day(clock.instant()));
        if (days == 0) {
            return words.say("times.again-today", clockTime(time));
        }
        return days == 1
                ? words.say("times.was-yesterday", clockTime(time))
                : words.say("times.again-on", dayLine(time), clockTime(time));
    }

    /** The day, for a line between the messages of two days: "Tuesday 24 November". */
    public String dayLine(Instant time) {
        var day = day(time);
        return format(
                        day.getYear() == day(clock.instant()).getYear()
                                ? "times.day"
                                : "times.day-and-year")
                .format(day);
    }

    /** The whole time with its zone, for hovering. */
    public String full(Instant time) {
        return format("times.full").format(time.atZone(zone));
    }

    /** To the second, with its zone: "3 Nov 2026 14:05:09 CST". */
    public String exact(Instant time) {
        return format("times.exact").format(time.atZone(zone));
    }

    /** A date: "4 May 1981". */
    public String date(LocalDate date) {
        return format("times.date").format(date);
    }

    /** A day near today: "today", "tomorrow", "yesterday", "3 Nov", "3 November 2025". */
    public String nearDay(LocalDate date) {
        var today = today();
        if (date.equals(today)) {
            return words.say("times.today");
        }
        if (date.equals(today.plusDays(1))) {
            return words.say("times.tomorrow");
        }
        return date.equals(today.minusDays(1))
                ? words.say("times.yesterday")
                : written(date, today);
    }

    private String written(LocalDate day, LocalDate today) {
        return format(day.getYear() == today.getYear() ? "times.short-day" : "times.date")
                .format(day);
    }

    /** Today in the practice's zone. */
    public LocalDate today() {
        return day(clock.instant());
    }

    /** The day in the practice's zone. */
    public LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    private DateTimeFormatter format(String key) {
        return FORMATS.computeIfAbsent(
                new Pattern(words.language(), key),
                one -> DateTimeFormatter.ofPattern(words.say(key), words.language().locale()));
    }

    private record Pattern(Language language, String key) {}

    private static final Map<Pattern, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();
}

package org.postern.practice;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a practice is open, by its own clock. A weekday that is not in the week is closed; a week
 * without any day says nothing about it, and counts as always open.
 */
public record OpeningHours(Map<DayOfWeek, Hours> week) {

    /** Without any hours set. */
    public static final OpeningHours ALWAYS = new OpeningHours(Map.of());

    /** The week, which nobody changes afterwards. */
    public OpeningHours {
        week = Map.copyOf(week);
    }

    /**
     * One day's hours.
     *
     * @param to later than {@code from}; midnight is the day's end
     */
    public record Hours(LocalTime from, LocalTime to) {

        /** Refuses hours that end before they begin. */
        public Hours {
            if (!isPossible(from, to)) {
                throw new IllegalArgumentException("closed before it opens: " + from + "-" + to);
            }
        }

        /** Whether a day can be open from here to there. */
        public static boolean isPossible(LocalTime from, LocalTime to) {
            return from.isBefore(to) || to.equals(LocalTime.MIDNIGHT);
        }

        Duration length() {
            var length = Duration.between(from, to);
            return to.equals(LocalTime.MIDNIGHT) ? length.plusDays(1) : length;
        }

        Instant opens(LocalDate day, ZoneId zone) {
            return day.atTime(from).atZone(zone).toInstant();
        }

        Instant closes(LocalDate day, ZoneId zone) {
            var lastDay = to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
            return lastDay.atTime(to).atZone(zone).toInstant();
        }
    }

    /** Whether hours are set at all. */
    public boolean areSet() {
        return !week.isEmpty();
    }

    /** The hours of a weekday; null when it is closed. */
    public @Nullable Hours on(DayOfWeek day) {
        return week.get(day);
    }

    /**
     * How long the practice was open between two times; nothing when they are the wrong way round.
     *
     * @param zone the practice's
     */
    public Duration openBetween(Instant from, Instant to, ZoneId zone) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        if (!areSet()) {
            return Duration.between(from, to);
        }
        var first = LocalDate.ofInstant(from, zone);
        var last = LocalDate.ofInstant(to, zone);
        var open = openOn(first, from, to, zone);
        return first.equals(last)
                ? open
                : open.plus(wholeDays(first.plusDays(1), last, zone))
                        .plus(openOn(last, from, to, zone));
    }

    private Duration wholeDays(LocalDate from, LocalDate until, ZoneId zone) {
        var open = Duration.ZERO;
        var day = from;
        while (day.isBefore(until)) {
            var weeks = weeksOfUsualDays(day, until, zone);
            if (weeks > 0) {
                open = open.plus(weekLength().multipliedBy(weeks));
                day = day.plusWeeks(weeks);
            } else {
                open = open.plus(openOn(day, Instant.MIN, Instant.MAX, zone));
                day = day.plusDays(1);
            }
        }
        return open;
    }

    // Until clocks change, weeks are alike, and months are counted without looking at each day.
    private static long weeksOfUsualDays(LocalDate day, LocalDate until, ZoneId zone) {
        var before = day.atStartOfDay(zone).toInstant().minusSeconds(1);
        var change = zone.getRules().nextTransition(before);
        var end = until;
        if (change != null) {
            end = earlier(end, change.getDateTimeBefore().toLocalDate());
            end = earlier(end, change.getDateTimeAfter().toLocalDate());
        }
        return Math.max(0, ChronoUnit.WEEKS.between(day, end));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private Duration weekLength() {
        return week.values().stream().map(Hours::length).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration openOn(LocalDate day, Instant from, Instant to, ZoneId zone) {
        var hours = on(day.getDayOfWeek());
        if (hours == null) {
            return Duration.ZERO;
        }
        var opens = hours.opens(day, zone);
        var closes = hours.closes(day, zone);
        var begin = opens.isAfter(from) ? opens : from;
        var end = closes.isBefore(to) ? closes : to;
        return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }
}

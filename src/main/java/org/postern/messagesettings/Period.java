package org.postern.messagesettings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.postern.wording.Words;

/**
 * From a day to a day of the practice's calendar, both included.
 *
 * @param fromTime when it begins on its first day; null for that day's beginning
 * @param untilTime when it ends on its last day; null for the end of that day
 */
public record Period(
        LocalDate from,
        @Nullable LocalTime fromTime,
        LocalDate until,
        @Nullable LocalTime untilTime) {

    /** The moment at which it begins. */
    public Instant start(ZoneId zone) {
        return fromTime == null
                ? from.atStartOfDay(zone).toInstant()
                : ZonedDateTime.of(from, fromTime, zone).toInstant();
    }

    /** The first moment after it. Where clocks go back, the later of the two hours counts. */
    public Instant end(ZoneId zone) {
        return untilTime == null
                ? until.plusDays(1).atStartOfDay(zone).toInstant()
                : ZonedDateTime.of(until, untilTime, zone).withLaterOffsetAtOverlap().toInstant();
    }

    /** Whether a moment lies in it. */
    public boolean contains(Instant moment, ZoneId zone) {
        return !moment.isBefore(start(zone)) && moment.isBefore(end(zone));
    }

    /** Whether it has a moment in common with another. */
    public boolean overlaps(Period other, ZoneId zone) {
        return start(zone).isBefore(other.end(zone)) && other.start(zone).isBefore(end(zone));
    }

    /** Its last day as pages say it: "5 June", "5 June at 17:00", "5 June 2027". */
    public String untilWords(Words words) {
        var key = from.getYear() == until.getYear() ? "times.day-of-year" : "times.date";
        var day =
                DateTimeFormatter.ofPattern(words.say(key), words.language().locale())
                        .format(until);
        if (untilTime == null) {
            return day;
        }
        var clock =
                DateTimeFormatter.ofPattern(words.say("times.clock"), words.language().locale());
        return words.say("away.day-at", day, clock.format(untilTime));
    }
}

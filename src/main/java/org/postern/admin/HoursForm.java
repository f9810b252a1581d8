package org.postern.admin;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.practice.OpeningHours;

/** The opening hours of a week as they are typed. */
public record HoursForm(List<Day> days) {

    /** One weekday: from and to count when it is open. */
    public record Day(DayOfWeek day, boolean open, String from, String to) {

        /** The weekday's name. */
        public String name() {
            return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }

        /** What the names of this day's fields end in. */
        public String key() {
            return String.valueOf(day.getValue());
        }

        Optional<OpeningHours.Hours> hours() {
            var opens = time(from);
            var closes = time(to);
            return opens.isPresent()
                            && closes.isPresent()
                            && OpeningHours.Hours.isPossible(opens.get(), closes.get())
                    ? Optional.of(new OpeningHours.Hours(opens.get(), closes.get()))
                    : Optional.empty();
        }

        private static Optional<LocalTime> time(String typed) {
            try {
                return Optional.of(LocalTime.parse(typed.strip()).withSecond(0).withNano(0));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        @Nullable String problem() {
            return !open || hours().isPresent()
                    ? null
                    : "Enter when "
                            + name()
                            + " opens and, later, closes, such as 08:00 and 17:00.";
        }
    }

    static HoursForm of(OpeningHours hours) {
        return new HoursForm(
                Arrays.stream(DayOfWeek.values()).map(day -> day(day, hours.on(day))).toList());
    }

    private static Day day(DayOfWeek day, OpeningHours.@Nullable Hours hours) {
        return hours == null
                ? new Day(day, false, "08:00", "17:00")
                : new Day(day, true, hours.from().toString(), hours.to().toString());
    }

    static HoursForm of(Map<String, String> typed) {
        return new HoursForm(
                Arrays.stream(DayOfWeek.values())
                        .map(
                                day ->
                                        new Day(
                                                day,
                                                typed.containsKey("open" + day.getValue()),
                                                typed.getOrDefault("from" + day.getValue(), ""),
                                                typed.getOrDefault("to" + day.getValue(), "")))
                        .toList());
    }

    /** The first day whose hours cannot be, in words; null when all can. */
    @Nullable String problem() {
        return days.stream()
                .map(Day::problem)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    OpeningHours hours() {
        var week = new EnumMap<DayOfWeek, OpeningHours.Hours>(DayOfWeek.class);
        for (var day : days) {
            if (day.open()) {
                day.hours().ifPresent(hours -> week.put(day.day(), hours));
            }
        }
        return new OpeningHours(week);
    }
}

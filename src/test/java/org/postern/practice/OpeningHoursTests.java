package org.postern.practice;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.practice.OpeningHours.Hours;

/** A8: time counts while the practice is open. */
class OpeningHoursTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final OpeningHours OFFICE =
            new OpeningHours(
                    Map.of(
                            MONDAY, hours("08:00", "17:00"),
                            TUESDAY, hours("08:00", "17:00"),
                            WEDNESDAY, hours("08:00", "12:30"),
                            THURSDAY, hours("08:00", "17:00"),
                            FRIDAY, hours("08:00", "15:00")));

    private static Hours hours(String from, String to) {
        return new Hours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    // 2026-11-23 is a Monday.
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @DisplayName("only the time between opening and closing counts")
    @CsvSource({
        "2026-11-23T09:00, 2026-11-23T09:20, PT20M",
        "2026-11-23T07:00, 2026-11-23T08:00, PT0S",
        "2026-11-23T07:00, 2026-11-23T08:00:00.001, PT0.001S",
        "2026-11-23T17:00, 2026-11-24T08:00, PT0S",
        "2026-11-23T16:59, 2026-11-24T08:01, PT2M",
        "2026-11-23T00:00, 2026-11-24T00:00, PT9H",
        "2026-11-25T11:00, 2026-11-26T09:00, PT2H30M",
        "2026-11-27T14:00, 2026-11-30T09:00, PT2H",
        "2026-11-28T00:00, 2026-11-30T00:00, PT0S",
        "2026-11-23T00:00, 2026-11-30T00:00, PT38H30M",
        "2026-11-23T12:00, 2026-12-21T12:00, PT154H",
        "2026-11-23T12:00, 2026-11-23T12:00, PT0S",
        "2026-11-24T12:00, 2026-11-23T12:00, PT0S"
    })
    void onlyOpenTimeCounts(String from, String to, String open) {
        assertThat(OFFICE.openBetween(at(from, NEW_YORK), at(to, NEW_YORK), NEW_YORK))
                .isEqualTo(Duration.parse(open));
    }

    @Test
    @DisplayName("a practice that has not set its hours is always open")
    void withoutHoursItIsAlwaysOpen() {
        assertThat(
                        OpeningHours.ALWAYS.openBetween(
                                at("2026-11-28T00:00", NEW_YORK),
                                at("2026-11-30T00:00", NEW_YORK),
                                NEW_YORK))
                .isEqualTo(Duration.ofDays(2));
    }

    @Test
    @DisplayName("a day may end at midnight, but not after it")
    void aDayMayEndAtMidnight() {
        var late = new OpeningHours(Map.of(MONDAY, hours("18:00", "00:00")));

        assertThat(
                        late.openBetween(
                                at("2026-11-23T23:00", NEW_YORK),
                                at("2026-12-01T03:00", NEW_YORK),
                                NEW_YORK))
                .isEqualTo(Duration.ofHours(7));
        assertThatThrownBy(() -> hours("18:00", "02:00"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hours("18:00", "18:00"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} to {1} in {2}: {3}")
    @DisplayName("the hour that clocks skip or repeat is counted as it passes")
    @CsvSource({
        "2026-03-08T00:00, 2026-03-09T00:00, America/New_York, PT23H",
        "2026-11-01T00:00, 2026-11-02T00:00, America/New_York, PT25H",
        "2026-03-01T00:00, 2026-04-01T00:00, America/New_York, PT743H",
        "2026-10-19T00:00, 2026-11-09T00:00, America/New_York, PT505H",
        "2026-09-06T01:00, 2026-09-07T00:00, America/Santiago, PT23H",
        "2026-04-04T00:00, 2026-04-05T00:00, America/Santiago, PT25H"
    })
    void clockChangesCount(String from, String to, ZoneId zone, String open) {
        var week = new EnumMap<DayOfWeek, Hours>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, hours("00:00", "00:00"));
        }

        assertThat(new OpeningHours(week).openBetween(at(from, zone), at(to, zone), zone))
                .isEqualTo(Duration.parse(open));
    }

    @ParameterizedTest
    @DisplayName("counting whole weeks comes to the same as counting each day")
    @ValueSource(
            strings = {
                "America/New_York",
                "Europe/Berlin",
                "America/Santiago",
                "Asia/Kolkata",
                "Australia/Lord_Howe",
                "Africa/Cairo",
                "UTC"
            })
    void wholeWeeksAreCountedRightly(ZoneId zone) {
        var random = new Random(4);
        var nights =
                new OpeningHours(
                        Map.of(
                                SATURDAY, hours("22:00", "00:00"),
                                SUNDAY, hours("00:00", "04:00"),
                                FRIDAY, hours("00:00", "00:00")));
        for (var run = 0; run < 300; run++) {
            var from = at("2024-01-01T00:00", zone).plusSeconds(random.nextInt(60_000_000));
            var to = from.plusSeconds(random.nextInt(40_000_000));
            assertThat(nights.openBetween(from, to, zone))
                    .isEqualTo(dayByDay(nights, from, to, zone));
        }
    }

    private static Duration dayByDay(OpeningHours hours, Instant from, Instant to, ZoneId zone) {
        var open = Duration.ZERO;
        var last = LocalDate.ofInstant(to, zone);
        for (var day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            var start = day.atStartOfDay(zone).toInstant();
            var end = day.plusDays(1).atStartOfDay(zone).toInstant();
            open =
                    open.plus(
                            hours.openBetween(
                                    start.isAfter(from) ? start : from,
                                    end.isBefore(to) ? end : to,
                                    zone));
        }
        return open;
    }

    @Test
    @DisplayName("years are counted in no time")
    void yearsAreFast() {
        var from = at("2000-01-01T00:00", NEW_YORK);
        var started = System.nanoTime();
        for (var run = 0; run < 1_000; run++) {
            OFFICE.openBetween(from, from.plus(Duration.ofDays(9_000)), NEW_YORK);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }
}

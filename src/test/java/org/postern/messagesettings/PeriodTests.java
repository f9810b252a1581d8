package org.postern.messagesettings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.wording.Language;
import org.postern.wording.Words;

class PeriodTests {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @Test
    @DisplayName("case 35: one day is the whole local day, wherever midnight is in UTC")
    void oneDayIsTheWholeLocalDay() {
        var day = days("2026-06-02", "2026-06-02");

        assertThat(contains(day, "2026-06-01T23:59:59.999")).isFalse();
        assertThat(contains(day, "2026-06-02T00:00")).isTrue();
        assertThat(contains(day, "2026-06-02T22:00")).isTrue();
        assertThat(contains(day, "2026-06-02T23:59:59.999")).isTrue();
        assertThat(contains(day, "2026-06-03T00:00")).isFalse();
    }

    @Test
    @DisplayName("case 43: both edges hold to the second when times are set")
    void edgesHoldWithTimes() {
        var hours =
                new Period(
                        LocalDate.parse("2026-06-02"),
                        LocalTime.of(13, 0),
                        LocalDate.parse("2026-06-04"),
                        LocalTime.of(9, 30));

        assertThat(contains(hours, "2026-06-02T12:59:59")).isFalse();
        assertThat(contains(hours, "2026-06-02T13:00")).isTrue();
        assertThat(contains(hours, "2026-06-04T09:29:59")).isTrue();
        assertThat(contains(hours, "2026-06-04T09:30")).isFalse();
        assertThat(hours.untilWords(Words.of(Language.ENGLISH))).isEqualTo("4 June at 9:30 AM");
    }

    @Test
    @DisplayName("case 43: a day is 23 hours long when clocks go forward, 25 when they go back")
    void daysAreAsLongAsTheirClockSays() {
        assertThat(length(days("2026-03-08", "2026-03-08"))).isEqualTo(Duration.ofHours(23));
        assertThat(length(days("2026-11-01", "2026-11-01"))).isEqualTo(Duration.ofHours(25));
    }

    @Test
    @DisplayName(
            "case 43: where an hour comes twice, both of them count; where it is left out, none")
    void theHourOfTheClockChangeCounts() {
        var twice =
                new Period(
                        LocalDate.parse("2026-11-01"),
                        LocalTime.of(1, 30),
                        LocalDate.parse("2026-11-01"),
                        LocalTime.of(1, 45));
        var never =
                new Period(
                        LocalDate.parse("2026-03-08"),
                        LocalTime.of(2, 30),
                        LocalDate.parse("2026-03-08"),
                        LocalTime.of(3, 45));

        assertThat(length(twice)).isEqualTo(Duration.ofMinutes(75));
        assertThat(length(never)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aYearIsNamedOnlyWhereItChanges() {
        assertThat(days("2026-06-02", "2026-06-05").untilWords(Words.of(Language.ENGLISH)))
                .isEqualTo("5 June");
        assertThat(days("2026-12-28", "2027-01-04").untilWords(Words.of(Language.ENGLISH)))
                .isEqualTo("4 January 2027");
    }

    private static Period days(String from, String until) {
        return new Period(LocalDate.parse(from), null, LocalDate.parse(until), null);
    }

    private static boolean contains(Period period, String local) {
        return period.contains(at(local), CHICAGO);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CHICAGO).toInstant();
    }

    private static Duration length(Period period) {
        return Duration.between(period.start(CHICAGO), period.end(CHICAGO));
    }
}

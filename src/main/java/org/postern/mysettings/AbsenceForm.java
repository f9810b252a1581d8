package org.postern.mysettings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.Absence;
import org.postern.messagesettings.Meanwhile;
import org.postern.messagesettings.Period;
import org.postern.messagesettings.StandingText;
import org.postern.patient.TypedDate;

/** Out of office as it is typed. */
public record AbsenceForm(
        String from,
        String fromTime,
        String until,
        String untilTime,
        String away,
        String meanwhile,
        String cover) {

    static final AbsenceForm EMPTY = new AbsenceForm("", "", "", "", "", "KEEP", "");

    /** A field that is missing from a post is an empty one. */
    public AbsenceForm(
            @Nullable String from,
            @Nullable String fromTime,
            @Nullable String until,
            @Nullable String untilTime,
            @Nullable String away,
            @Nullable String meanwhile,
            @Nullable String cover) {
        this.from = Objects.requireNonNullElse(from, "").strip();
        this.fromTime = Objects.requireNonNullElse(fromTime, "").strip();
        this.until = Objects.requireNonNullElse(until, "").strip();
        this.untilTime = Objects.requireNonNullElse(untilTime, "").strip();
        this.away = Objects.requireNonNullElse(away, "");
        this.meanwhile = Objects.requireNonNullElse(meanwhile, "KEEP");
        this.cover = Objects.requireNonNullElse(cover, "");
    }

    static AbsenceForm of(Absence absence) {
        var plan = absence.plan();
        var period = plan.period();
        return new AbsenceForm(
                period.from().toString(),
                Objects.toString(period.fromTime(), ""),
                period.until().toString(),
                Objects.toString(period.untilTime(), ""),
                plan.text(),
                plan.meanwhile().name(),
                Objects.toString(plan.coverId(), ""));
    }

    /**
     * What is wrong, by field.
     *
     * @param covers the users who can be chosen
     */
    Map<String, String> problems(Set<UUID> covers, ZoneId zone, Instant now) {
        var problems = new LinkedHashMap<String, String>();
        checkTime(problems, zone, now);
        var text = StandingText.clean(away);
        if (text.isEmpty()) {
            problems.put("away", "Write what patients should know.");
        }
        StandingText.problem(text, StandingText.ABSENCE_LIMIT)
                .ifPresent(problem -> problems.put("away", problem));
        if (chosen() == Meanwhile.COVER && coverId().filter(covers::contains).isEmpty()) {
            problems.put("cover", "Choose who gets your messages meanwhile.");
        }
        return problems;
    }

    private void checkTime(Map<String, String> problems, ZoneId zone, Instant now) {
        if (TypedDate.parse(from).isEmpty()) {
            problems.put("from", "Enter the first day.");
        }
        if (TypedDate.parse(until).isEmpty()) {
            problems.put("until", "Enter the last day.");
        }
        if (!fromTime.isEmpty() && time(fromTime).isEmpty()) {
            problems.put("fromTime", "Enter a time such as 13:00, or leave it empty.");
        }
        if (!untilTime.isEmpty() && time(untilTime).isEmpty()) {
            problems.put("untilTime", "Enter a time such as 17:00, or leave it empty.");
        }
        if (problems.isEmpty()) {
            var period = period();
            if (!period.end(zone).isAfter(period.start(zone))) {
                problems.put("until", "The end is before the beginning. Check both.");
            } else if (!period.end(zone).isAfter(now)) {
                problems.put("until", "This time is over already. Choose a later day.");
            }
        }
    }

    private Period period() {
        return new Period(
                TypedDate.parse(from).orElseThrow(),
                time(fromTime).orElse(null),
                TypedDate.parse(until).orElseThrow(),
                time(untilTime).orElse(null));
    }

    /** What was typed; only where there are no problems. */
    Absence.Plan plan() {
        var meanwhile = chosen();
        return new Absence.Plan(
                period(),
                StandingText.clean(away),
                meanwhile,
                meanwhile == Meanwhile.COVER ? coverId().orElseThrow() : null);
    }

    private Meanwhile chosen() {
        for (var one : Meanwhile.values()) {
            if (one.name().equals(meanwhile)) {
                return one;
            }
        }
        return Meanwhile.KEEP;
    }

    private Optional<UUID> coverId() {
        try {
            return Optional.of(UUID.fromString(cover));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String typed) {
        try {
            return Optional.of(LocalTime.parse(typed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

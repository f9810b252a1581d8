package org.postern.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.patient.DetailsCheck;
import org.postern.patient.TypedDate;
import org.postern.practice.EmailAddress;

/** Gathers the good rows of a file, and what is wrong with the others. */
class RosterReading {

    static final int MOST_ROWS = 100_000;

    private final LocalDate today;
    private final List<RosterRow> rows = new ArrayList<>();
    private final List<RosterProblem> problems = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    RosterReading(LocalDate today) {
        this.today = today;
    }

    List<RosterRow> rows() {
        return rows;
    }

    /** By line. */
    List<RosterProblem> problems() {
        problems.sort(Comparator.comparingInt(RosterProblem::line));
        return problems;
    }

    /**
     * Notes a line that cannot be taken.
     *
     * @param who whom it seems to be about; null where that cannot be told
     */
    void refuse(int line, @Nullable String who, String reason) {
        problems.add(new RosterProblem(line, who, reason, false));
        checkCount();
    }

    private void keep(RawRow raw, String reason) {
        problems.add(new RosterProblem(raw.line(), raw.who(), reason, true));
    }

    void add(RawRow raw) {
        var reason = problem(raw);
        if (reason.isPresent()) {
            refuse(raw.line(), raw.who(), reason.get());
            return;
        }
        lines.put(raw.number(), raw.line());
        var died = date(raw.deceased());
        rows.add(
                new RosterRow(
                        raw.line(),
                        raw.number(),
                        raw.given(),
                        raw.family(),
                        date(raw.born()).orElseThrow(),
                        email(raw),
                        died.isPresent() || isDeceased(raw),
                        died.filter(day -> isPlausible(raw, day)).orElse(null)));
        checkCount();
    }

    private void checkCount() {
        if (rows.size() + problems.size() > 2 * MOST_ROWS || rows.size() > MOST_ROWS) {
            throw new RosterRefused(
                    "The file holds more than 100,000 patients. Split it into smaller ones.");
        }
    }

    private Optional<String> problem(RawRow raw) {
        return numberProblem(raw)
                .or(() -> nameProblem(raw.family(), "family name"))
                .or(() -> nameProblem(raw.given(), "given name"))
                .or(() -> birthProblem(raw.born()));
    }

    private Optional<String> numberProblem(RawRow raw) {
        return nameProblem(raw.number(), "record number")
                .or(
                        () ->
                                Optional.ofNullable(lines.get(raw.number()))
                                        .map(
                                                line ->
                                                        "The same record number stands in line "
                                                                + line
                                                                + " already."));
    }

    private static Optional<String> nameProblem(String value, String what) {
        if (value.isEmpty()) {
            return Optional.of("The " + what + " is missing.");
        }
        return DetailsCheck.nameProblem(value, "the " + what)
                .map(problem -> "The " + what + " cannot be used. " + problem);
    }

    private Optional<String> birthProblem(String born) {
        if (born.isEmpty()) {
            return Optional.of("The date of birth is missing.");
        }
        return date(born)
                .map(day -> DetailsCheck.birthProblem(day, today))
                .orElse(
                        Optional.of(
                                "The date of birth is not a whole date such as 1981-05-04 or"
                                        + " 05/04/1981."));
    }

    // With or without a time of day behind it.
    private static Optional<LocalDate> date(String text) {
        return TypedDate.parse(
                text.matches("\\d{4}-\\d\\d-\\d\\d[T ].*") ? text.substring(0, 10) : text);
    }

    private @Nullable String email(RawRow raw) {
        if (raw.email().isEmpty() || EmailAddress.isValid(raw.email())) {
            return raw.email().isEmpty() ? null : raw.email();
        }
        keep(raw, "The email address cannot be used. The patient is taken without it.");
        return null;
    }

    private boolean isDeceased(RawRow raw) {
        return switch (raw.deceased().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "x", "deceased" -> true;
            case "", "false", "no", "n", "0", "alive" -> false;
            default -> {
                keep(
                        raw,
                        "Whether the patient is deceased cannot be told. Use a date, yes or no."
                                + " The patient is taken as living.");
                yield false;
            }
        };
    }

    private boolean isPlausible(RawRow raw, LocalDate died) {
        var plausible =
                !died.isAfter(today) && !died.isBefore(date(raw.born()).orElse(LocalDate.MIN));
        if (!plausible) {
            keep(
                    raw,
                    "The date of death lies in the future or before the birth. The patient is"
                            + " marked deceased without a date.");
        }
        return plausible;
    }
}

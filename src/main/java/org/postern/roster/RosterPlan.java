package org.postern.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.patient.RecordNumbers.Numbered;

/** Goes through the rows of a file, and notes what they would do. */
class RosterPlan {

    private static final int MOST_SAMPLES = 10;

    private final List<RosterRow> rows = new ArrayList<>();
    private final List<RosterProblem> problems;
    private final Map<RosterEffect, Integer> counts = new EnumMap<>(RosterEffect.class);
    private final List<RosterSample> samples = new ArrayList<>();

    RosterPlan(List<RosterProblem> problems) {
        this.problems = new ArrayList<>(problems);
    }

    void add(RosterRow row, @Nullable Numbered known) {
        var plan = RowPlan.of(row, known);
        if (plan.effect() == RosterEffect.REFUSED) {
            var who = RosterProblem.who(row.given(), row.family(), row.number());
            problems.add(new RosterProblem(row.line(), who, plan.words().get(0), false));
            return;
        }
        rows.add(row);
        if (counts.merge(plan.effect(), 1, Integer::sum) <= MOST_SAMPLES) {
            samples.add(
                    new RosterSample(
                            plan.effect(),
                            row.line(),
                            row.given() + " " + row.family(),
                            row.number(),
                            row.born(),
                            plan.words()));
        }
    }

    List<RosterRow> rows() {
        return rows;
    }

    /** Refused lines first, then those that are taken in part. */
    List<RosterProblem> problems() {
        return problems.stream()
                .sorted(
                        java.util.Comparator.comparing(RosterProblem::kept)
                                .thenComparing(RosterProblem::line))
                .toList();
    }

    RosterPreview preview(String kind, int problemPages) {
        var refused = (int) problems.stream().filter(one -> !one.kept()).count();
        return new RosterPreview(
                kind,
                new RosterTally(
                        count(RosterEffect.ADDED),
                        count(RosterEffect.CHANGED),
                        count(RosterEffect.UNCHANGED),
                        refused),
                problems.size() - refused,
                List.copyOf(samples),
                problemPages);
    }

    private int count(RosterEffect effect) {
        return counts.getOrDefault(effect, 0);
    }
}

package org.postern.roster;

import java.util.List;

/**
 * What a file would do.
 *
 * @param kind what it was read as, such as "CSV, Windows-1252"
 * @param planned how many lines would do what; {@code refused} are those that cannot be taken
 * @param kept how many lines are taken without a part that cannot be used
 * @param samples the first rows of each kind
 * @param problemPages how many pages of problems there are
 */
public record RosterPreview(
        String kind, RosterTally planned, int kept, List<RosterSample> samples, int problemPages) {

    /** The first rows that would do this. */
    public List<RosterSample> samples(RosterEffect effect) {
        return samples.stream().filter(sample -> sample.effect() == effect).toList();
    }

    /** How many rows would do this. */
    public int count(RosterEffect effect) {
        return switch (effect) {
            case ADDED -> planned.added();
            case CHANGED -> planned.changed();
            case UNCHANGED -> planned.unchanged();
            case REFUSED -> planned.refused();
        };
    }

    /** How many patients would be added or changed, such as "1 patient". */
    public String words() {
        var count = planned.added() + planned.changed();
        return count == 1 ? "1 patient" : "%,d patients".formatted(count);
    }

    /** Whether taking the file over would change anything. */
    public boolean changesAnything() {
        return planned.added() + planned.changed() > 0;
    }
}

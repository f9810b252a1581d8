package org.postern.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.postern.practice.OpeningHours;

/** How long threads wait for an answer, in words. */
public record Waits(OpeningHours hours, ZoneId zone, Instant now) {

    /** How long that is, in the practice's opening hours: "Waiting 20 min", "Waiting 3 h". */
    public String words(Instant since) {
        var waited = waited(since);
        if (waited.toMinutes() < 1) {
            return "Waiting";
        }
        if (waited.toHours() < 1) {
            return "Waiting " + waited.toMinutes() + " min";
        }
        return waited.toHours() < 48
                ? "Waiting " + waited.toHours() + " h"
                : "Waiting " + waited.toDays() + " days";
    }

    /** Whether that is longer than a patient should wait without a word. */
    public boolean late(Instant since) {
        return waited(since).compareTo(Duration.ofHours(1)) >= 0;
    }

    private Duration waited(Instant since) {
        return hours.openBetween(since, now, zone);
    }
}

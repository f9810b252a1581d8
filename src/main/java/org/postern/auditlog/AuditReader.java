package org.postern.auditlog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who opened a patient's messages, or saw their first words.
 *
 * @param kind {@code USER} or {@code ACCOUNT}
 * @param role what they might do, or how they stood to the patient, the last time
 * @param times how often conversations were opened, printed, copied or exported
 * @param listed how often a list or a search showed words of some
 * @param emergency how often in an emergency
 */
public record AuditReader(
        UUID id,
        String kind,
        @Nullable String name,
        @Nullable String role,
        int times,
        int listed,
        int emergency,
        Instant first,
        Instant last) {

    /** How often, in words: "Opened twice, seen in lists 5 times". */
    public String told() {
        var opened = "Opened " + often(times);
        var seen = "een in lists " + often(listed);
        return listed == 0 ? opened : times == 0 ? "S" + seen : opened + ", s" + seen;
    }

    /** "Emergency access, twice": how much of it was in an emergency. */
    public String inEmergency() {
        return "Emergency access, " + often(emergency);
    }

    /** What they might do, or how they stood to the patient, the last time, in words. */
    public String rights() {
        return RightsThen.words(role);
    }

    private static String often(int count) {
        return switch (count) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }
}

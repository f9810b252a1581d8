package org.postern.auditpages;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.sealing.Verification;

/**
 * How the log stands with being sealed.
 *
 * @param head how far it is sealed; null for not at all
 * @param last what came of the last look; null for none
 * @param waiting how many events wait to be sealed
 */
public record SealingView(
        Verification.@Nullable Head head, Verification.@Nullable Last last, long waiting) {

    private static final Pattern EVENT =
            Pattern.compile("^(ALTERED|INSERTED|REORDERED): event ([0-9a-f-]{36}),.*");

    /** What the last look found, for people who do not know how events are sealed. */
    public String found() {
        var finding = last == null ? null : last.finding();
        var kind = finding == null ? "" : finding.replaceFirst(":.*", "");
        return switch (kind) {
            case "ALTERED" -> "An event says something else than when it was recorded.";
            case "MISSING" -> "An event that was recorded is gone, or several are.";
            case "INSERTED" -> "An event stands in the log that was not recorded when it says.";
            case "REORDERED" -> "Events do not stand in the order in which they were recorded.";
            default -> "";
        };
    }

    /** The event that is not as it was; null where it is gone, or not one alone. */
    public @Nullable String event() {
        var finding = last == null ? null : last.finding();
        var one = EVENT.matcher(finding == null ? "" : finding);
        return one.matches() ? one.group(2) : null;
    }
}

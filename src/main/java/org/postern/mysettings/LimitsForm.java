package org.postern.mysettings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.compose.MessageText;
import org.postern.messagesettings.Limits;
import org.postern.messagesettings.Window;
import org.postern.reception.Allowance;

/**
 * Limits as they are typed.
 *
 * @param shown the limits whose effect on past messages the page has shown
 */
public record LimitsForm(String most, String days, String longest, String shown) {

    /** A field that is missing from a post is an empty one. */
    public LimitsForm(
            @Nullable String most,
            @Nullable String days,
            @Nullable String longest,
            @Nullable String shown) {
        this.most = Objects.requireNonNullElse(most, "").strip();
        this.days = Objects.requireNonNullElse(days, "").strip();
        this.longest = Objects.requireNonNullElse(longest, "").strip();
        this.shown = Objects.requireNonNullElse(shown, "");
    }

    static LimitsForm of(Limits limits) {
        var most = limits.most();
        return new LimitsForm(
                most == null ? "" : most.toString(),
                String.valueOf(limits.window().days()),
                String.valueOf(limits.longest()),
                "");
    }

    /** The window that is chosen. */
    public Window window() {
        return Window.ofDays(number(days).orElse(0));
    }

    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        if (!most.isEmpty() && inRange(most, 1, Limits.HIGHEST_MOST).isEmpty()) {
            problems.put("most", "Enter a number from 1 to 1,000, or leave it empty for no limit.");
        }
        if (!longest.isEmpty()
                && inRange(longest, Limits.LOWEST_LONGEST, MessageText.HIGHEST_LIMIT).isEmpty()) {
            problems.put("longest", "Enter a number from 100 to 20,000.");
        }
        return problems;
    }

    /** The limits that were typed; the usual ones where a field is empty or wrong. */
    public Limits limits() {
        return new Limits(
                inRange(most, 1, Limits.HIGHEST_MOST).orElse(null),
                window(),
                inRange(longest, Limits.LOWEST_LONGEST, MessageText.HIGHEST_LIMIT)
                        .orElse(MessageText.USUAL_LIMIT));
    }

    /** What patients see of it before they have written. */
    public Allowance allowance() {
        var limits = limits();
        return new Allowance(limits.most(), limits.window(), 0, null);
    }

    /** Names these limits, for the mark that their effect was shown. */
    public String name() {
        return most + "/" + window().days() + "/" + longest;
    }

    private static Optional<Integer> inRange(String typed, int lowest, int highest) {
        return number(typed).filter(number -> number >= lowest && number <= highest);
    }

    // People type thousands as they read them.
    private static Optional<Integer> number(String typed) {
        var digits = typed.replace(",", "");
        return digits.matches("[0-9]{1,6}")
                ? Optional.of(Integer.valueOf(digits))
                : Optional.empty();
    }
}

package org.postern.inbox;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of what was just done to several threads, as it stands in an address: numbers
 * and a user's id.
 *
 * @param act what was done
 * @param done to how many threads
 * @param asked of how many
 * @param receiver who has them now; null where they were not given to anybody
 */
public record Told(@Nullable String act, int done, int asked, @Nullable UUID receiver) {

    private static final String NOT_MARKED =
            " %d could not be: only the assignee marks, and only what a patient wrote can be unread.";

    private static final Pattern FORM =
            Pattern.compile(
                    "(read|unread|reassigned|long)-(\\d{1,3})-(\\d{1,3})"
                            + "(?:-(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}))?");

    static Told parse(@Nullable String text) {
        var parts = FORM.matcher(text == null ? "" : text);
        return parts.matches()
                ? new Told(
                        parts.group(1),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        parts.group(4) == null ? null : UUID.fromString(parts.group(4)))
                : new Told(null, 0, 0, null);
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return act + "-" + done + "-" + asked + (receiver == null ? "" : "-" + receiver);
    }

    /**
     * In a sentence; null for nothing to say.
     *
     * @param name the receiver's; null when unknown
     */
    @Nullable String words(@Nullable String name) {
        if (act == null) {
            return null;
        }
        return switch (act) {
            case "read" -> marked("read") + rest(NOT_MARKED);
            case "unread" -> marked("unread") + rest(NOT_MARKED);
            case "long" -> "Nothing was changed: shorten the reason to 500 characters.";
            default -> given(name) + rest(" %d had been given to somebody else meanwhile.");
        };
    }

    private String marked(String mark) {
        return done == 1
                ? "1 conversation was marked as " + mark + "."
                : done + " conversations were marked as " + mark + ".";
    }

    private String given(@Nullable String name) {
        var whom = name == null ? "somebody else" : name;
        return done == 1
                ? "1 conversation now stands with " + whom + "."
                : done + " conversations now stand with " + whom + ".";
    }

    private String rest(String words) {
        return asked == done ? "" : words.formatted(asked - done);
    }
}

package org.postern.inbox;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of what was just done to several threads, as it stands in an address: numbers
 * alone.
 *
 * @param act what was done
 * @param done to how many threads
 * @param asked of how many
 */
public record Told(@Nullable String act, int done, int asked) {

    private static final Pattern FORM =
            Pattern.compile("(read|unread|reassigned)-(\\d{1,3})-(\\d{1,3})");

    static Told parse(@Nullable String text) {
        var parts = FORM.matcher(text == null ? "" : text);
        return parts.matches()
                ? new Told(
                        parts.group(1),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)))
                : new Told(null, 0, 0);
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return act + "-" + done + "-" + asked;
    }

    /** In a sentence; null for nothing to say. */
    @Nullable String words() {
        if (act == null) {
            return null;
        }
        var what =
                switch (act) {
                    case "read" -> "marked as read";
                    case "unread" -> "marked as unread";
                    default -> "reassigned";
                };
        var left = asked - done;
        var rest =
                left == 0
                        ? ""
                        : act.equals("reassigned")
                                ? " %d had been given to somebody else meanwhile.".formatted(left)
                                : " %d could not be: only the assignee marks, and only what a patient wrote can be unread."
                                        .formatted(left);
        return "%d %s %s %s.%s"
                .formatted(
                        done,
                        done == 1 ? "conversation" : "conversations",
                        done == 1 ? "was" : "were",
                        what,
                        rest);
    }
}

package org.postern.task;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of open tasks: ordered by day, those without one last, then by priority.
 *
 * @param dueOn null for a task without a day
 */
record OpenPlace(@Nullable LocalDate dueOn, Priority priority, UUID id) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d|any)_([012])_([0-9a-fA-F-]{36})");

    static OpenPlace of(Task task) {
        return new OpenPlace(task.dueOn(), task.fields().priority(), task.id());
    }

    /** Reads one from an address; nothing if it is none. */
    static Optional<OpenPlace> parse(@Nullable String text) {
        var found = FORM.matcher(text == null ? "" : text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            var day = found.group(1).equals("any") ? null : LocalDate.parse(found.group(1));
            var priority = Priority.values()[Integer.parseInt(found.group(2))];
            return Optional.of(new OpenPlace(day, priority, UUID.fromString(found.group(3))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return (dueOn == null ? "any" : dueOn) + "_" + priority.ordinal() + "_" + id;
    }
}

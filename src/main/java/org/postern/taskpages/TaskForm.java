package org.postern.taskpages;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.MessageText;
import org.postern.compose.TextProblem;
import org.postern.patient.TypedDate;
import org.postern.task.Priority;
import org.postern.task.Task;
import org.postern.task.TaskFields;

/**
 * A task as it is typed.
 *
 * @param token of a new task: names it, so that a double click makes one
 * @param version of an existing one: the version that the page was made from
 */
public record TaskForm(
        @Nullable String title,
        @Nullable String details,
        @Nullable String assignee,
        @Nullable String due,
        @Nullable String priority,
        @Nullable String token,
        @Nullable String version) {

    static TaskForm empty(UUID assigneeId) {
        return new TaskForm(
                "",
                "",
                assigneeId.toString(),
                "",
                Priority.NORMAL.name(),
                UUID.randomUUID().toString(),
                null);
    }

    static TaskForm of(Task task) {
        var fields = task.fields();
        var day = fields.dueOn();
        return new TaskForm(
                fields.title(),
                fields.details(),
                fields.assigneeId().toString(),
                day == null ? "" : day.toString(),
                fields.priority().name(),
                null,
                String.valueOf(task.version()));
    }

    /** The same text, for a task that is made anew. */
    TaskForm withNewToken() {
        var token = UUID.randomUUID().toString();
        return new TaskForm(title, details, assignee, due, priority, token, version);
    }

    /** The same text, which now follows this version of the task. */
    TaskForm following(Task task) {
        var now = String.valueOf(task.version());
        return new TaskForm(title, details, assignee, due, priority, token, now);
    }

    /** What is wrong, by field. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        MessageText.problem(line(), TaskFields.TITLE_LIMIT)
                .ifPresent(
                        problem -> problems.put("title", words(problem, line(), "Enter a title.")));
        detailsProblem()
                .ifPresent(problem -> problems.put("details", words(problem, wholeText(), "")));
        if (assigneeId().isEmpty()) {
            problems.put("assignee", "Choose who does it.");
        }
        var day = day();
        if (day.isEmpty() && !clean(due).isEmpty()) {
            problems.put("due", "Enter a date such as 11/24/2026.");
        } else if (day.filter(date -> date.getYear() < 2000 || date.getYear() > 2100).isPresent()) {
            problems.put("due", "Check the year.");
        }
        return problems;
    }

    private Optional<TextProblem> detailsProblem() {
        return MessageText.problem(wholeText(), TaskFields.DETAILS_LIMIT)
                .filter(problem -> problem != TextProblem.BLANK);
    }

    private static String words(TextProblem problem, String text, String blank) {
        return switch (problem) {
            case BLANK -> blank;
            case TOO_LONG ->
                    "This is too long: %,d characters. Shorten it."
                            .formatted(MessageText.length(text));
            case HOLDS_NUL -> "Remove the sign that cannot be stored.";
        };
    }

    /** What was typed, when nothing is wrong. */
    TaskFields fields() {
        var text = wholeText();
        var blank = MessageText.problem(text, Integer.MAX_VALUE).isPresent();
        return new TaskFields(
                line(),
                blank ? null : text,
                assigneeId().orElseThrow(),
                chosenPriority(),
                day().orElse(null));
    }

    UUID clientToken() {
        return id(token).orElseGet(UUID::randomUUID);
    }

    /** The version that it follows; none that a task ever has if it was not sent. */
    long basis() {
        try {
            return Long.parseLong(clean(version));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The priority that is chosen, the usual one if none is. */
    public Priority chosenPriority() {
        return List.of(Priority.values()).stream()
                .filter(one -> one.name().equals(priority))
                .findFirst()
                .orElse(Priority.NORMAL);
    }

    private String line() {
        return clean(title).replaceAll("\\R", " ");
    }

    private String wholeText() {
        return MessageText.normalize(details == null ? "" : details);
    }

    private Optional<UUID> assigneeId() {
        return id(assignee);
    }

    private Optional<LocalDate> day() {
        return TypedDate.parse(clean(due));
    }

    private static Optional<UUID> id(@Nullable String typed) {
        try {
            return Optional.of(UUID.fromString(clean(typed)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}

package org.postern.mysettings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postern.compose.MessageText;
import org.postern.compose.TextProblem;
import org.postern.quickreply.Names;
import org.postern.quickreply.QuickReply;

/**
 * A quick reply as it is typed.
 *
 * @param practice whether it is for everybody
 */
public record QuickReplyForm(String title, String text, Boolean practice) {

    private static final String KNOWN = "Use {patient}, {patient full name} or {user}.";

    static final QuickReplyForm EMPTY = new QuickReplyForm("", "", false);

    /** A field that is missing from a post is an empty one. */
    public QuickReplyForm(
            @Nullable String title, @Nullable String text, @Nullable Boolean practice) {
        this.title = Objects.requireNonNullElse(title, "").strip();
        this.text = MessageText.normalize(Objects.requireNonNullElse(text, ""));
        this.practice = Boolean.TRUE.equals(practice);
    }

    static QuickReplyForm of(QuickReply reply) {
        return new QuickReplyForm(reply.title(), reply.text(), reply.ofThePractice());
    }

    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        MessageText.problem(title, QuickReply.TITLE_LIMIT)
                .ifPresent(
                        problem ->
                                problems.put(
                                        "title",
                                        words(
                                                problem,
                                                "Give it a title.",
                                                QuickReply.TITLE_LIMIT)));
        Names.unknown(text)
                .ifPresent(one -> problems.put("text", one + " stands for nothing. " + KNOWN));
        MessageText.problem(text, QuickReply.TEXT_LIMIT)
                .ifPresent(
                        problem ->
                                problems.put(
                                        "text",
                                        words(problem, "Write the text.", QuickReply.TEXT_LIMIT)));
        return problems;
    }

    private static String words(TextProblem problem, String blank, int limit) {
        return switch (problem) {
            case BLANK -> blank;
            case TOO_LONG -> "Shorten it to %,d characters.".formatted(limit);
            case HOLDS_NUL -> "It holds a character that cannot be sent. Type the last part again.";
        };
    }
}

package org.postern.inbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postern.compose.MessageText;
import org.postern.handling.Reassigned;
import org.postern.handling.Reassignment;
import org.postern.handling.ThreadMarks;
import org.postern.handling.ThreadMarks.Marked;
import org.postern.messaging.ThreadNotFound;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Several threads of the list at once. What cannot be done to one never stops the rest. */
@Controller
@RequestMapping("/inbox/selection")
class Selection {

    // More than a page shows.
    private static final int MOST = 100;

    private final ThreadMarks marks;
    private final Reassignment reassignment;
    private final Throttle throttle;

    Selection(ThreadMarks marks, Reassignment reassignment, Throttle throttle) {
        this.marks = marks;
        this.reassignment = reassignment;
        this.throttle = throttle;
    }

    /** A thread, and whose it was on the page. */
    private record Chosen(UUID threadId, @Nullable UUID assigneeId) {

        static Optional<Chosen> parse(String value) {
            var parts = value.split("_", -1);
            try {
                return Optional.of(
                        new Chosen(
                                UUID.fromString(parts[0]),
                                parts.length < 2 || parts[1].isEmpty()
                                        ? null
                                        : UUID.fromString(parts[1])));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    @PostMapping("/read")
    String read(
            UserIdentity user,
            InboxState state,
            @RequestParam(required = false) List<String> thread) {
        return each(
                user,
                state,
                "read",
                null,
                thread,
                one -> marks.read(user, one.threadId()) == Marked.DONE);
    }

    @PostMapping("/unread")
    String unread(
            UserIdentity user,
            InboxState state,
            @RequestParam(required = false) List<String> thread) {
        return each(
                user,
                state,
                "unread",
                null,
                thread,
                one -> marks.unread(user, one.threadId()) == Marked.DONE);
    }

    @PostMapping("/assignment")
    String reassign(
            UserIdentity user,
            InboxState state,
            @RequestParam(required = false) List<String> thread,
            @RequestParam(required = false) @Nullable UUID assignee,
            @RequestParam(defaultValue = "") String reason) {
        if (assignee == null) {
            return "redirect:/inbox" + state.query();
        }
        // No browser lets it be typed.
        if (MessageText.length(reason.strip()) > Reassignment.REASON_LIMIT) {
            return each(user, state, "long", null, thread, one -> false);
        }
        return each(
                user,
                state,
                "reassigned",
                assignee,
                thread,
                one -> reassign(user, one, assignee, reason));
    }

    private boolean reassign(UserIdentity user, Chosen one, UUID assignee, String reason) {
        return reassignment.reassign(user, one.threadId(), one.assigneeId(), assignee, reason)
                instanceof Reassigned.Done;
    }

    private String each(
            UserIdentity user,
            InboxState state,
            String act,
            @Nullable UUID receiver,
            @Nullable List<String> values,
            Predicate<Chosen> work) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var chosen =
                values == null
                        ? List.<Chosen>of()
                        : values.stream()
                                .distinct()
                                .limit(MOST)
                                .map(Chosen::parse)
                                .flatMap(Optional::stream)
                                .toList();
        var done = (int) chosen.stream().filter(one -> tried(work, one)).count();
        var query = state.query();
        return chosen.isEmpty()
                ? "redirect:/inbox" + query
                : "redirect:/inbox"
                        + query
                        + (query.isEmpty() ? "?" : "&")
                        + "told="
                        + new Told(act, done, chosen.size(), receiver);
    }

    private static boolean tried(Predicate<Chosen> work, Chosen one) {
        try {
            return work.test(one);
        } catch (ThreadNotFound e) {
            return false;
        }
    }
}

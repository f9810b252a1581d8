package org.postern.inbox;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.handling.OnItsWay;
import org.postern.search.Query;
import org.postern.threadlist.ThreadPage;
import org.postern.threadlist.ThreadRow;
import org.postern.user.UserAccount;

/**
 * The list beside an open thread.
 *
 * @param state the list as the address names it
 * @param words what is searched for; empty for nothing
 * @param open the open thread; null when none is
 * @param others the users whose messages the reader may view
 * @param queue how many threads of the practice queue are unread; null when the reader does not see
 *     it
 * @param receivers the users to whom threads can be given
 * @param drafts how many texts the reader has begun and not sent
 * @param withTasks the threads with an open task that the reader may see
 * @param waits how long threads wait for an answer
 * @param sending what the reader sent last and can still take back; null for nothing
 */
public record InboxPage(
        InboxState state,
        ThreadPage threads,
        String words,
        @Nullable UUID open,
        List<UserAccount> others,
        @Nullable Integer queue,
        List<UserAccount> receivers,
        int drafts,
        Set<UUID> withTasks,
        Waits waits,
        @Nullable OnItsWay sending) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** The address of a thread that keeps the list as it is. */
    public String address(ThreadRow row) {
        var found = row.found();
        return "/inbox/threads/"
                + row.id()
                + state.query()
                + (found == null ? "" : "#message-" + found.seq());
    }

    /** The address of the list in another state. */
    public String address(InboxState other) {
        return "/inbox" + other.query();
    }

    /** The address of the list as it is, without a thread. */
    public String listAddress() {
        return address(state);
    }

    /** What can be taken back, unless the open thread shows it. */
    public @Nullable OnItsWay sendingElsewhere() {
        return sending == null || sending.threadId().equals(open) ? null : sending;
    }

    /** The address of the list's next page. */
    public String olderAddress() {
        return address(state.startingAt(threads.next()));
    }

    /** The address of the list's first page. */
    public String newestAddress() {
        return address(state.startingAt(null));
    }

    /** What is searched for; null for nothing. */
    public @Nullable Query sought() {
        return words.isBlank() ? null : Query.parse(words);
    }

    /** The name of a user who can receive; null for anybody else. */
    @Nullable String receiver(@Nullable UUID id) {
        return receivers.stream()
                .filter(one -> one.id().equals(id))
                .map(UserAccount::name)
                .findFirst()
                .orElse(null);
    }

    /** The chosen days in words. */
    public String daysWords(LocalDate today) {
        var first = state.firstDay().orElse(null);
        var last = state.lastDay().orElse(null);
        if (state.badDays() || first == null && last == null) {
            return "Any date";
        }
        if (first == null) {
            return "Until " + DAY.format(last);
        }
        if (last == null) {
            return "Since " + DAY.format(first);
        }
        if (first.equals(last)) {
            return first.equals(today) ? "Today" : DAY.format(first);
        }
        return DAY.format(first) + " to " + DAY.format(last);
    }

    /** Whether the reader may view messages of other users. */
    public boolean viewsOthers() {
        return !others.isEmpty();
    }
}

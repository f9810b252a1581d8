package org.postern.inbox;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Drafts;
import org.postern.database.CurrentPractice;
import org.postern.messaging.ViewableUsers;
import org.postern.practice.Practices;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.task.TaskLists;
import org.postern.threadlist.SavedSearches;
import org.postern.threadlist.ThreadLists;
import org.postern.threadlist.ThreadRow;
import org.postern.threadlist.UnreadCounts;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** Reads the list that an address names. */
@Component
public class InboxList {

    private final ThreadLists lists;
    private final SavedSearches searches;
    private final UnreadCounts unread;
    private final ViewableUsers viewable;
    private final UserAccounts users;
    private final Drafts drafts;
    private final TaskLists tasks;
    private final Practices practices;
    private final Throttle throttle;
    private final Clock clock;

    InboxList(
            ThreadLists lists,
            SavedSearches searches,
            UnreadCounts unread,
            ViewableUsers viewable,
            UserAccounts users,
            Drafts drafts,
            TaskLists tasks,
            Practices practices,
            Throttle throttle,
            Clock clock) {
        this.lists = lists;
        this.searches = searches;
        this.unread = unread;
        this.viewable = viewable;
        this.users = users;
        this.drafts = drafts;
        this.tasks = tasks;
        this.practices = practices;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * The list, with what stands around it.
     *
     * @param open the thread that is open beside it; null for none
     * @throws org.postern.signin.TooManyAttempts after too many searches
     */
    public InboxPage read(UserIdentity user, InboxState state, @Nullable UUID open) {
        var words = state.searchId().flatMap(id -> searches.find(user, id)).orElse("");
        if (!words.isBlank()) {
            throttle.countAndCheck(AttemptLimit.SEARCHES, user.id().toString());
        }
        var zone = practices.get(CurrentPractice.id()).timeZone();
        var threads = lists.list(user, state.filter(zone), words, state.cursor());
        return new InboxPage(
                words.isBlank()
                        ? state.searching(null).startingAt(state.cursor().orElse(null))
                        : state,
                threads,
                words,
                open,
                viewable.of(user),
                user.account().seesPracticeQueue() ? unread.ofQueue(user) : null,
                users.recipients(),
                drafts.count(user.id()),
                tasks.threadsWithOpenTasks(
                        user, threads.rows().stream().map(ThreadRow::id).toList()),
                new Waits(zone, clock.instant()));
    }

    /** Keeps what was typed into the search, and gives the state that searches for it. */
    InboxState search(UserIdentity user, InboxState state, String words) {
        if (words.isBlank()) {
            return state.searching(null);
        }
        var bounded = words.length() > 500 ? words.substring(0, 500) : words;
        return state.searching(searches.save(user, bounded));
    }
}

package org.postern.inbox;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Drafts;
import org.postern.database.CurrentPractice;
import org.postern.handling.UndoSend;
import org.postern.messaging.ViewableUsers;
import org.postern.practice.PracticeSettings;
import org.postern.practice.Practices;
import org.postern.task.TaskLists;
import org.postern.threadlist.ThreadLists;
import org.postern.threadlist.ThreadRow;
import org.postern.threadlist.UnreadCounts;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a list and what stands around it, in one transaction. */
@Component
class InboxReader {

    private final ThreadLists lists;
    private final UnreadCounts unread;
    private final ViewableUsers viewable;
    private final UserAccounts users;
    private final Drafts drafts;
    private final TaskLists tasks;
    private final Practices practices;
    private final PracticeSettings settings;
    private final UndoSend undo;
    private final Clock clock;

    InboxReader(
            ThreadLists lists,
            UnreadCounts unread,
            ViewableUsers viewable,
            UserAccounts users,
            Drafts drafts,
            TaskLists tasks,
            Practices practices,
            PracticeSettings settings,
            UndoSend undo,
            Clock clock) {
        this.lists = lists;
        this.unread = unread;
        this.viewable = viewable;
        this.users = users;
        this.drafts = drafts;
        this.tasks = tasks;
        this.practices = practices;
        this.settings = settings;
        this.undo = undo;
        this.clock = clock;
    }

    /**
     * Reads it.
     *
     * @param words what is searched for; blank for nothing
     */
    @Transactional
    public InboxPage read(UserIdentity user, InboxState state, String words, @Nullable UUID open) {
        var zone = practices.get(CurrentPractice.id()).timeZone();
        var threads = lists.list(user, state.filter(zone), words, state.cursor(), open);
        var receivers = users.recipients();
        return new InboxPage(
                words.isBlank()
                        ? state.searching(null).startingAt(state.cursor().orElse(null))
                        : state,
                threads,
                words,
                open,
                viewable.among(receivers, user),
                user.account().seesPracticeQueue() ? unread.ofQueue(user) : null,
                receivers,
                drafts.count(user.id()),
                tasks.threadsWithOpenTasks(
                        user, threads.rows().stream().map(ThreadRow::id).toList()),
                new Waits(settings.openingHours(), zone, clock.instant()),
                undo.last(user).orElse(null));
    }
}

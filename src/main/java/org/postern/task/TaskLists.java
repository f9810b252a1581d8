package org.postern.task;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.threadlist.Cursor;
import org.postern.user.UserIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of the tasks that a user may see. */
@Service
@Transactional
public class TaskLists {

    private static final int PAGE_SIZE = 30;
    private static final int MOST_OF_THREAD = 50;

    private final TaskRows rows;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    TaskLists(TaskRows rows, AuditTrail audit, JdbcClient jdbc) {
        this.rows = rows;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * A list, a page at a time: open tasks overdue first, then by day, those without one last; done
     * ones newest first.
     *
     * @param place where the page begins; null for the first
     */
    public TaskList list(UserIdentity user, TaskFilter filter, @Nullable String place) {
        audit.record(AuditEvent.allowed(AuditAction.VIEW_TASKS).patient(filter.patientId()));
        var query = rows.visibleTo(user).matching(filter);
        if (filter.done()) {
            Cursor.parse(place).ifPresent(query::after);
            var found = rows.find(query.done(), TaskQuery.doneOrder(), PAGE_SIZE + 1);
            return page(found, TaskLists::donePlace);
        }
        OpenPlace.parse(place).ifPresent(query::after);
        var found = rows.find(query.open(), TaskQuery.openOrder(), PAGE_SIZE + 1);
        return page(found, task -> OpenPlace.of(task).toString());
    }

    private static String donePlace(Task task) {
        return new Cursor(Objects.requireNonNull(task.doneAt()), task.id()).toString();
    }

    private static TaskList page(List<TaskRow> found, Function<Task, String> place) {
        if (found.size() <= PAGE_SIZE) {
            return new TaskList(found, null);
        }
        var shown = List.copyOf(found.subList(0, PAGE_SIZE));
        return new TaskList(shown, place.apply(shown.get(PAGE_SIZE - 1).task()));
    }

    /** How many tasks the filter finds, open and done alike. */
    @Transactional(readOnly = true)
    public TaskCounts counts(UserIdentity user, TaskFilter filter) {
        return rows.count(rows.visibleTo(user).matching(filter));
    }

    /** Whose tasks stand among others', by name. */
    @Transactional(readOnly = true)
    public List<Assignee> others(UserIdentity user) {
        return rows.assignees(
                rows.visibleTo(user).matching(new TaskFilter(true, false, null, null)));
    }

    /** How many of the user's own open tasks are due until a day, this day included. */
    @Transactional(readOnly = true)
    public int due(UserIdentity user, LocalDate until) {
        return jdbc.sql(
                        """
                        select count(*) from task
                        where practice_id = ? and assignee_id = ? and done_at is null
                            and due_on <= ?
                        """)
                .params(user.practiceId(), user.id(), Date.valueOf(until))
                .query(Integer.class)
                .single();
    }

    /**
     * The tasks of one thread that the user may see, open ones first. For the page of a thread that
     * the user has opened: it leaves no audit event of its own.
     */
    @Transactional(readOnly = true)
    public List<TaskRow> ofThread(UserIdentity user, UUID threadId) {
        var order = TaskQuery.openOrder().replace("order by", "order by task.done_at is not null,");
        return rows.find(rows.visibleTo(user).ofThreads(List.of(threadId)), order, MOST_OF_THREAD);
    }

    /** Which of these threads have an open task that the user may see. */
    @Transactional(readOnly = true)
    public Set<UUID> threadsWithOpenTasks(UserIdentity user, Collection<UUID> threadIds) {
        return threadIds.isEmpty()
                ? Set.of()
                : rows.threads(rows.visibleTo(user).ofThreads(threadIds).open());
    }
}

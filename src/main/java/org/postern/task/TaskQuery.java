package org.postern.task;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Viewed;
import org.postern.threadlist.Cursor;
import org.postern.user.UserIdentity;

/**
 * The conditions of a list of tasks, put together part by part. It begins with all tasks that a
 * user may see: this is the one place where that is decided.
 */
class TaskQuery {

    // An administrator sees what was left by people who were switched off: no task is lost.
    private static final String VISIBLE =
            """
            (task.assignee_id = :viewer or task.created_by = :viewer or :everybody
                or task.assignee_id = any(cast(:viewed as uuid[]))
                or (:administers and not (select active from user_account
                    where practice_id = task.practice_id and id = task.assignee_id)))
            """;

    private static final String DAY = "coalesce(task.due_on, 'infinity'::date)";
    private static final String RANK =
            "array_position(array['HIGH', 'NORMAL', 'LOW'], task.priority)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    TaskQuery(UserIdentity user, Viewed viewed) {
        conditions.add(VISIBLE);
        values.put("practice", CurrentPractice.id());
        values.put("viewer", user.id());
        values.put("everybody", viewed.everybody());
        values.put("viewed", array(viewed.users()));
        values.put("administers", user.account().administration());
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    TaskQuery matching(TaskFilter filter) {
        conditions.add(
                filter.others() ? "task.assignee_id <> :viewer" : "task.assignee_id = :viewer");
        var patientId = filter.patientId();
        if (patientId != null) {
            add("task.patient_id = :patient", "patient", patientId);
        }
        var assigneeId = filter.assigneeId();
        if (assigneeId != null) {
            add("task.assignee_id = :assignee", "assignee", assigneeId);
        }
        return this;
    }

    TaskQuery one(UUID id) {
        return add("task.id = :id", "id", id);
    }

    TaskQuery ofThreads(Collection<UUID> threadIds) {
        return add("task.thread_id = any(cast(:threads as uuid[]))", "threads", array(threadIds));
    }

    TaskQuery open() {
        return condition("task.done_at is null");
    }

    TaskQuery done() {
        return condition("task.done_at is not null");
    }

    TaskQuery after(OpenPlace place) {
        var dueOn = place.dueOn();
        values.put("placeRank", place.priority().ordinal() + 1);
        values.put("placeId", place.id());
        if (dueOn == null) {
            return condition(
                    "(%s, %s, task.id) > ('infinity'::date, :placeRank, :placeId)"
                            .formatted(DAY, RANK));
        }
        return add(
                "(%s, %s, task.id) > (:placeDay, :placeRank, :placeId)".formatted(DAY, RANK),
                "placeDay",
                Date.valueOf(dueOn));
    }

    TaskQuery after(Cursor place) {
        values.put("placeId", place.id());
        return add(
                "(task.done_at, task.id) < (:placeAt, :placeId)",
                "placeAt",
                Timestamp.from(place.at()));
    }

    private TaskQuery add(String condition, String name, Object value) {
        values.put(name, value);
        return condition(condition);
    }

    private TaskQuery condition(String condition) {
        conditions.add(condition);
        return this;
    }

    /** By day, overdue ones first and those without a day last; then the more important first. */
    static String openOrder() {
        return " order by %s, %s, task.id".formatted(DAY, RANK);
    }

    static String doneOrder() {
        return " order by task.done_at desc, task.id desc";
    }

    String conditions() {
        return " and " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}

package org.postern.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.messaging.Viewing;
import org.postern.user.UserIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads tasks with the names that pages show beside them. */
@Repository
class TaskRows {

    private static final String FROM = " from task";

    private static final String WHERE = " where task.practice_id = :practice";

    private static final String ASSIGNEE =
            """
             join user_account assignee on assignee.practice_id = task.practice_id
                and assignee.id = task.assignee_id
            """;

    private static final String NAMED =
            """
            select task.*, assignee.name as assignee_name, assignee.active as assignee_active,
                creator.name as creator_name, doer.name as done_name,
                patient.given_name, patient.family_name
            from page task
            """
                    + ASSIGNEE
                    + """
                    join user_account creator on creator.practice_id = task.practice_id
                        and creator.id = task.created_by
                    left join user_account doer on doer.practice_id = task.practice_id
                        and doer.id = task.done_by
                    left join patient on patient.practice_id = task.practice_id
                        and patient.id = task.patient_id
                    """;

    private final JdbcClient jdbc;
    private final TaskStore store;
    private final Viewing viewing;

    TaskRows(JdbcClient jdbc, TaskStore store, Viewing viewing) {
        this.jdbc = jdbc;
        this.store = store;
        this.viewing = viewing;
    }

    /** Begins a query with all tasks that a user may see. */
    TaskQuery visibleTo(UserIdentity user) {
        return new TaskQuery(user, viewing.viewed(user));
    }

    /** One task, if the user may see it. */
    Optional<TaskRow> find(UserIdentity user, UUID id) {
        return find(visibleTo(user).one(id), "", 1).stream().findFirst();
    }

    List<TaskRow> find(TaskQuery query, String order, int most) {
        return jdbc.sql(sql(query, order))
                .params(query.values())
                .param("most", most)
                .query(this::read)
                .list();
    }

    static String sql(TaskQuery query, String order) {
        // Names are joined to the page alone: whatever the planner thinks of the users, it reads no
        // more tasks than are shown.
        return "with page as materialized (select task.*"
                + FROM
                + WHERE
                + query.conditions()
                + order
                + " limit :most) "
                + NAMED
                + order;
    }

    TaskCounts count(TaskQuery query) {
        return jdbc.sql(
                        "select count(*) filter (where task.done_at is null) as open,"
                                + " count(*) filter (where task.done_at is not null) as done"
                                + FROM
                                + WHERE
                                + query.conditions())
                .params(query.values())
                .query(TaskCounts.class)
                .single();
    }

    /** Who has these tasks, by name. */
    List<Assignee> assignees(TaskQuery query) {
        return jdbc.sql(
                        "select distinct assignee.id, assignee.name, assignee.active,"
                                + " lower(assignee.name)"
                                + FROM
                                + ASSIGNEE
                                + WHERE
                                + query.conditions()
                                + " order by lower(assignee.name), assignee.id")
                .params(query.values())
                .query(Assignee.class)
                .list();
    }

    /** From which threads these tasks came. */
    Set<UUID> threads(TaskQuery query) {
        return Set.copyOf(
                jdbc.sql("select distinct task.thread_id" + FROM + WHERE + query.conditions())
                        .params(query.values())
                        .query(UUID.class)
                        .list());
    }

    private TaskRow read(ResultSet row, int number) throws SQLException {
        return new TaskRow(
                store.read(row, number),
                patientName(row),
                new Assignee(
                        row.getObject("assignee_id", UUID.class),
                        row.getString("assignee_name"),
                        row.getBoolean("assignee_active")),
                row.getString("creator_name"),
                row.getString("done_name"));
    }

    private static @Nullable String patientName(ResultSet row) throws SQLException {
        return row.getObject("patient_id") == null
                ? null
                : row.getString("given_name") + " " + row.getString("family_name");
    }
}

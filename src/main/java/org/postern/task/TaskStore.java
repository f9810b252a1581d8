package org.postern.task;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code task}. */
@Repository
class TaskStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    TaskStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** False if this form of this user made a task before. */
    boolean insert(Task task, UUID clientToken, @Nullable LocalDate remindedOn) {
        var fields = task.fields();
        return jdbc.sql(
                                """
                                insert into task (practice_id, id, patient_id, thread_id,
                                    message_id, title_ct, details_ct, assignee_id, priority, due_on,
                                    created_by, created_at, client_token, reminded_on)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (practice_id, created_by, client_token) do nothing
                                """)
                        .params(
                                Arrays.asList(
                                        CurrentPractice.id(),
                                        task.id(),
                                        task.patientId(),
                                        task.threadId(),
                                        task.messageId(),
                                        vault.encrypt(fields.title(), title(task.id())),
                                        vault.encryptNullable(fields.details(), details(task.id())),
                                        fields.assigneeId(),
                                        fields.priority().name(),
                                        date(fields.dueOn()),
                                        task.createdBy(),
                                        Timestamp.from(task.createdAt()),
                                        clientToken,
                                        date(remindedOn)))
                        .update()
                == 1;
    }

    Optional<Task> findByClientToken(UUID creatorId, UUID clientToken) {
        return jdbc.sql(
                        """
                        select * from task
                        where practice_id = ? and created_by = ? and client_token = ?
                        """)
                .params(CurrentPractice.id(), creatorId, clientToken)
                .query(this::read)
                .optional();
    }

    /** Makes whoever changes the task at the same moment wait. */
    void lock(UUID id) {
        jdbc.sql("select id from task where practice_id = ? and id = ? for update")
                .params(CurrentPractice.id(), id)
                .query(UUID.class)
                .optional();
    }

    void update(UUID id, TaskFields fields) {
        jdbc.sql(
                        """
                        update task set title_ct = ?, details_ct = ?, assignee_id = ?, priority = ?,
                            due_on = ?, version = version + 1
                        where practice_id = ? and id = ?
                        """)
                .params(
                        Arrays.asList(
                                vault.encrypt(fields.title(), title(id)),
                                vault.encryptNullable(fields.details(), details(id)),
                                fields.assigneeId(),
                                fields.priority().name(),
                                date(fields.dueOn()),
                                CurrentPractice.id(),
                                id))
                .update();
    }

    void complete(UUID id, UUID userId, Instant now) {
        jdbc.sql(
                        """
                        update task set done_at = ?, done_by = ?, version = version + 1
                        where practice_id = ? and id = ?
                        """)
                .params(Timestamp.from(now), userId, CurrentPractice.id(), id)
                .update();
    }

    void reopen(UUID id) {
        jdbc.sql(
                        """
                        update task set done_at = null, done_by = null, version = version + 1
                        where practice_id = ? and id = ?
                        """)
                .params(CurrentPractice.id(), id)
                .update();
    }

    /** Sets the last day whose reminder is behind the task; null for none. */
    void reminded(UUID id, @Nullable LocalDate day) {
        jdbc.sql("update task set reminded_on = ? where practice_id = ? and id = ?")
                .params(Arrays.asList(date(day), CurrentPractice.id(), id))
                .update();
    }

    Task read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Task(
                id,
                row.getObject("patient_id", UUID.class),
                row.getObject("thread_id", UUID.class),
                row.getObject("message_id", UUID.class),
                fields(row, id),
                row.getObject("created_by", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("done_at")),
                row.getLong("version"));
    }

    private TaskFields fields(ResultSet row, UUID id) throws SQLException {
        var title = text(row.getBytes("title_ct"), title(id));
        return new TaskFields(
                title == null ? "" : title,
                text(row.getBytes("details_ct"), details(id)),
                row.getObject("assignee_id", UUID.class),
                Priority.valueOf(row.getString("priority")),
                row.getObject("due_on", LocalDate.class));
    }

    private @Nullable String text(byte @Nullable [] stored, Place place) {
        try {
            return vault.decryptNullable(stored, place);
        } catch (DamagedText e) {
            return "(damaged text)";
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static Place title(UUID id) {
        return new Place("task", id, "title");
    }

    private static Place details(UUID id) {
        return new Place("task", id, "details");
    }
}

package org.postern.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.task.TaskAssigned;
import org.postern.task.TasksDue;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what users are to be told of their tasks, inside the transaction of the cause. */
@Component
class TaskOutbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskOutbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(TaskAssigned given) {
        insert(NotificationKind.TASK_ASSIGNED, given.assigneeId(), given.taskId());
    }

    @EventListener
    void on(TasksDue due) {
        insert(NotificationKind.TASKS_DUE, due.assigneeId(), null);
    }

    private void insert(NotificationKind kind, UUID recipientId, @Nullable UUID taskId) {
        jdbc.sql(
                        """
                        insert into notification (practice_id, id, kind, recipient_id, task_id,
                            created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                UuidCreator.getTimeOrderedEpoch(),
                                kind.name(),
                                recipientId,
                                taskId,
                                Timestamp.from(clock.instant())))
                .update();
    }
}

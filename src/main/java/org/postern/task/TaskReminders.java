package org.postern.task;

import java.sql.Date;
import java.time.LocalDate;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whom to remind of tasks. */
@Service
@Transactional
public class TaskReminders {

    private final JdbcClient jdbc;
    private final DueDays days;
    private final ApplicationEventPublisher events;

    TaskReminders(JdbcClient jdbc, DueDays days, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.days = days;
        this.events = events;
    }

    /**
     * From 08:00 on in the practice's time zone: publishes {@link TasksDue} for each user of the
     * current practice with an open task that is due today, or was due yesterday. However often and
     * wherever it runs, a task counts once a day.
     */
    public void remind() {
        var today = days.reminderDay();
        if (today != null) {
            take(today);
        }
    }

    // The rows that another node takes at this moment are reminded of by it.
    private void take(LocalDate today) {
        jdbc
                .sql(
                        """
                        update task set reminded_on = :today
                        where practice_id = :practice and done_at is null
                            and due_on between :yesterday and :today
                            and (reminded_on is null or reminded_on < :today)
                        returning assignee_id
                        """)
                .param("today", Date.valueOf(today))
                .param("yesterday", Date.valueOf(today.minusDays(1)))
                .param("practice", CurrentPractice.id())
                .query(UUID.class)
                .list()
                .stream()
                .distinct()
                .map(assigneeId -> new TasksDue(CurrentPractice.id(), assigneeId))
                .forEach(events::publishEvent);
    }
}

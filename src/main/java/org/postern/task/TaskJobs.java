package org.postern.task;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When people are reminded of their tasks. */
@Configuration
class TaskJobs {

    private static final Logger LOG = LoggerFactory.getLogger(TaskJobs.class);

    @Bean
    RecurringTask<Void> taskReminderRound(TaskReminders reminders, Practices practices) {
        // Often, because each practice has a time zone of its own.
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(
                        "task-reminders", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> makeRound(reminders, practices));
    }

    private static void makeRound(TaskReminders reminders, Practices practices) {
        for (var practice : practices.all()) {
            try {
                CurrentPractice.run(practice.id(), reminders::remind);
            } catch (RuntimeException e) {
                LOG.error("task reminders of practice {} failed", practice.id(), e);
            }
        }
    }
}

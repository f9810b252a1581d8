package org.postern.dailymail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the mails of the day are gathered. */
@Configuration
class DailyMailJobs {

    private static final Logger LOG = LoggerFactory.getLogger(DailyMailJobs.class);

    @Bean
    RecurringTask<Void> dailyMailRound(DailyMails mails, Practices practices) {
        // Often, because each practice has a time zone of its own.
        return Tasks.recurring("daily-mails", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> makeRound(mails, practices));
    }

    private static void makeRound(DailyMails mails, Practices practices) {
        for (var practice : practices.all()) {
            try {
                CurrentPractice.run(practice.id(), mails::gather);
            } catch (RuntimeException e) {
                LOG.error("daily mails of practice {} failed", practice.id(), e);
            }
        }
    }
}

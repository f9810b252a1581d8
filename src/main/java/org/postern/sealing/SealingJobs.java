package org.postern.sealing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When events are sealed, and when the chains are looked at. */
@Configuration
class SealingJobs {

    private static final Logger LOG = LoggerFactory.getLogger(SealingJobs.class);

    @Bean
    RecurringTask<Void> sealAudit(Sealer sealer, Practices practices) {
        return Tasks.recurring("seal-audit", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> forEach(practices, sealer::seal));
    }

    @Bean
    RecurringTask<Void> verifyAudit(Verification verification, Practices practices) {
        return Tasks.recurring("verify-audit", Schedules.daily(LocalTime.of(2, 30)))
                .execute((instance, context) -> forEach(practices, verification::checkAndKeep));
    }

    private static void forEach(Practices practices, Runnable work) {
        for (var practice : practices.all()) {
            try {
                CurrentPractice.run(practice.id(), work);
            } catch (RuntimeException e) {
                LOG.error("audit work of practice {} failed", practice.id(), e);
            }
        }
    }
}

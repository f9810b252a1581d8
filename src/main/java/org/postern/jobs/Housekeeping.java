package org.postern.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.postern.database.CurrentPractice;
import org.postern.messaging.SavedSearches;
import org.postern.practice.Practices;
import org.postern.roster.Rosters;
import org.postern.signin.Throttle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets what is not needed any more. */
@Configuration
class Housekeeping {

    @Bean
    RecurringTask<Void> forgetOld(
            Throttle throttle, SavedSearches searches, Rosters rosters, Practices practices) {
        return Tasks.recurring("forget-old", FixedDelay.of(Duration.ofHours(1)))
                .execute(
                        (instance, context) -> {
                            throttle.forgetOld();
                            for (var practice : practices.all()) {
                                CurrentPractice.run(practice.id(), searches::forgetOld);
                                CurrentPractice.run(practice.id(), rosters::forgetOld);
                            }
                        });
    }
}

package org.postern.roster;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs confirmed imports, a few parts at a time, so that a node that is to stop need not wait. */
@Configuration
class RosterJobs {

    private static final int AT_ONCE = 20;

    @Bean
    RecurringTask<Void> importRosters(RosterRun run, Practices practices) {
        return Tasks.recurring("import-rosters", FixedDelay.of(Duration.ofSeconds(1)))
                .execute(
                        (instance, context) -> {
                            for (var practice : practices.all()) {
                                CurrentPractice.run(practice.id(), () -> steps(run));
                            }
                        });
    }

    private static void steps(RosterRun run) {
        for (var step = 0; step < AT_ONCE; step++) {
            if (!run.step()) {
                return;
            }
        }
    }
}

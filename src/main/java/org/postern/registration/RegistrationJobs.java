package org.postern.registration;

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

/** When those who asked to register are answered. */
@Configuration
class RegistrationJobs {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationJobs.class);

    @Bean
    RecurringTask<Void> registrationRound(RegistrationRequests requests, Practices practices) {
        return Tasks.recurring("registrations", FixedDelay.of(Duration.ofSeconds(1)))
                .execute(
                        (instance, context) ->
                                practices
                                        .all()
                                        .forEach(practice -> answer(requests, practice.id())));
    }

    private static void answer(RegistrationRequests requests, java.util.UUID practiceId) {
        try {
            CurrentPractice.run(
                    practiceId,
                    () -> {
                        requests.answerWaiting();
                        requests.forgetOld();
                    });
        } catch (RuntimeException e) {
            LOG.error("registrations of practice {} failed", practiceId, e);
        }
    }
}

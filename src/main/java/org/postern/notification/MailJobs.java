package org.postern.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the postman goes round. */
@Configuration
class MailJobs {

    @Bean
    RecurringTask<Void> mailRound(Postman postman) {
        return Tasks.recurring("mail-round", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> postman.makeRound());
    }
}

package org.postern.proxy;

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

/** When access that has come to its day is written down as ended. */
@Configuration
class ProxyJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyJobs.class);

    @Bean
    RecurringTask<Void> endProxyAccess(ProxyAccess access, Practices practices) {
        return Tasks.recurring("end-proxy-access", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((instance, context) -> makeRound(access, practices));
    }

    private static void makeRound(ProxyAccess access, Practices practices) {
        for (var practice : practices.all()) {
            try {
                CurrentPractice.run(practice.id(), access::endDue);
            } catch (RuntimeException e) {
                LOG.error("ending access in practice {} failed", practice.id(), e);
            }
        }
    }
}

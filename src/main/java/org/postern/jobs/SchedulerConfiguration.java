package org.postern.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scheduler, shared by all nodes through its table. */
@Configuration
@ConditionalOnProperty(name = "postern.jobs", havingValue = "true", matchIfMissing = true)
class SchedulerConfiguration {

    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    static final int MISSED = 4;
    private static final int LONGEST_HOST = 60;

    @Bean
    Scheduler scheduler(DataSource database, List<RecurringTask<?>> tasks) {
        return settings(Scheduler.create(database).startTasks(tasks)).build();
    }

    /**
     * Settings of it. A node says every quarter of a minute that it lives. After a minute of
     * silence the others, or its own next start, do what it had begun: each job is written so that
     * it may run twice at once, should a node have been slow and not dead.
     */
    static SchedulerBuilder settings(SchedulerBuilder builder) {
        return builder.schedulerName(new SchedulerName.Fixed(name()))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .pollingInterval(Duration.ofSeconds(1))
                .shutdownMaxWait(Duration.ofSeconds(10))
                .threads(2);
    }

    // Another at each start: what a start before has begun is not this one's.
    private static String name() {
        var host = new SchedulerName.Hostname().getName();
        return host.substring(0, Math.min(host.length(), LONGEST_HOST)) + " " + UUID.randomUUID();
    }

    // Jobs start when everything else runs, and end before anything else stops.
    @Bean
    SmartLifecycle schedulerLifecycle(Scheduler scheduler) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                scheduler.start();
                running = true;
            }

            @Override
            public void stop() {
                scheduler.stop();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }
}

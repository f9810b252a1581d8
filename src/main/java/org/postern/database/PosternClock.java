package org.postern.database;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time, as finely as the database keeps it. */
@Configuration(proxyBeanMethods = false)
class PosternClock {

    // PostgreSQL keeps microseconds: a finer clock would make times differ after storing.
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}

package org.postern;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts one Postern node. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Postern")
public class PosternApplication {

    /** Runs the server until the process is asked to stop. */
    public static void main(String[] arguments) {
        SpringApplication.run(PosternApplication.class, arguments);
    }

    // PostgreSQL keeps microseconds: a finer clock would make times differ after storing.
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}

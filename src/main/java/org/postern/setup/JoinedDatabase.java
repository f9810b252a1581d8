package org.postern.setup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** What the programs share that run beside a server on its database. */
class JoinedDatabase {

    /** Faults are told once, in plain words. */
    static final String[] QUIET = {
        "--logging.level.root=error",
        "--logging.level." + SpringApplication.class.getName() + "=off",
        "--logging.level.org.springframework.boot.diagnostics=off"
    };

    // The schema below a server that runs an older version stays as that server knows it.
    @Bean
    @ConditionalOnBooleanProperty("postern.database.join")
    FlywayMigrationStrategy onlyOnANewDatabase() {
        return flyway -> {
            var schema = flyway.info();
            if (schema.current() == null) {
                flyway.migrate();
            } else if (schema.pending().length > 0) {
                throw new Refused(
                        "The database is of an older version. Restart Postern with bin/start first.");
            }
        };
    }
}

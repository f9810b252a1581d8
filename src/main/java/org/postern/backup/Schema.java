package org.postern.backup;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The version of a database's schema, as Flyway wrote it down. */
record Schema(JdbcClient jdbc) {

    /** Whether there is one. */
    boolean exists() {
        return jdbc.sql("select to_regclass('public.practice') is not null")
                .query(Boolean.class)
                .single();
    }

    String version() {
        return jdbc.sql(
                        """
                        select version from flyway_schema_history
                        where success and version is not null
                        order by installed_rank desc limit 1
                        """)
                .query(String.class)
                .single();
    }
}

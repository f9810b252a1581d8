package org.postern.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postern.database.DataDirectory;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A demo whose filling was cut short by the end of the process: the next start begins it again. */
@Component
@Profile("demo")
class UnfinishedDemo {

    private final Path mark;
    private final Path anchor;
    private final JdbcClient owner;

    UnfinishedDemo(DataDirectory data, @FlywayDataSource DataSource owner) {
        this.mark = data.path("demo-unfinished");
        this.anchor = data.path("audit-anchor.log");
        this.owner = JdbcClient.create(owner);
    }

    void remove() throws IOException {
        if (Files.exists(mark)) {
            owner.sql(
                            """
                            alter table audit_event disable trigger never_changed;
                            alter table audit_seal disable trigger never_changed;
                            truncate practice, message_search cascade;
                            alter table audit_event enable trigger never_changed;
                            alter table audit_seal enable trigger never_changed
                            """)
                    .update();
            Files.deleteIfExists(anchor);
            Files.delete(mark);
        }
    }

    void during(Runnable filling) throws IOException {
        Files.writeString(mark, "The demo practice is being made.\n");
        filling.run();
        Files.delete(mark);
    }
}

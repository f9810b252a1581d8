package org.postern.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings a backup back into a database without a practice: all of it, or nothing. The schema is
 * made as it was when the backup was, filled, and then brought up to date.
 */
class Restore {

    private final DataSource owner;

    Restore(DataSource owner) {
        this.owner = owner;
    }

    /** Reads the file and says what was in it. */
    Manifest read(Path file) throws IOException, SQLException {
        try (var backup = SavedBackup.open(file)) {
            prepareSchema(backup.manifest().schema());
            new TableLoad(owner, backup).run();
            flyway(MigrationVersion.LATEST).migrate();
            return backup.manifest();
        }
    }

    private void prepareSchema(String version) {
        refuseUnknown(version);
        var target = MigrationVersion.fromVersion(version);
        var schema = new Schema(JdbcClient.create(owner));
        if (schema.exists()) {
            refuseToOverwrite();
            if (MigrationVersion.fromVersion(schema.version()).isNewerThan(target)) {
                flyway(target).clean();
            }
        }
        flyway(target).migrate();
    }

    private void refuseUnknown(String version) {
        boolean known =
                Arrays.stream(flyway(MigrationVersion.LATEST).info().all())
                        .anyMatch(one -> version.equals("" + one.getVersion()));
        if (!known) {
            throw new Refused(
                    "The backup's schema has version %s, which this Postern does not know. Update Postern first."
                            .formatted(version));
        }
    }

    private void refuseToOverwrite() {
        var inUse =
                JdbcClient.create(owner)
                        .sql("select exists (select from practice)")
                        .query(Boolean.class)
                        .single();
        if (inUse) {
            throw new Refused(TableLoad.IN_USE);
        }
    }

    private Flyway flyway(MigrationVersion target) {
        return Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .target(target)
                .cleanDisabled(false)
                .load();
    }
}

package org.postern.backup;

import java.io.IOException;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postern.backup.Manifest.Contents;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills the tables of an empty database from a backup, in one transaction. PostgreSQL takes no COPY
 * under row-level security, so until the transaction's end it does not hold for the tables' owner;
 * nobody else sees that time.
 */
record TableLoad(DataSource owner, SavedBackup backup) {

    static final String IN_USE =
            "This database holds a practice already, and a restore never overwrites one. Set"
                    + " POSTERN_DATA to an empty directory (with the backup's master key in it).";

    void run() throws IOException, SQLException {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            load(connection);
            connection.commit();
        }
    }

    private void load(Connection connection) throws IOException, SQLException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var tables = new Tables(jdbc);
        refuseToOverwrite(jdbc);
        refuseOtherTables(tables);
        List<String> forced = tables.forced();
        forced.forEach(table -> alter(jdbc, table, "no force row level security"));
        for (String table : tables.inOrderOfReference()) {
            fill(connection, backup.manifest().of(table));
        }
        forced.forEach(table -> alter(jdbc, table, "force row level security"));
    }

    // The lock keeps another process from adding one in the meantime.
    private static void refuseToOverwrite(JdbcClient jdbc) {
        jdbc.sql("set local lock_timeout = '30s'").update();
        jdbc.sql("lock table practice").update();
        if (jdbc.sql("select exists (select from practice)").query(Boolean.class).single()) {
            throw new Refused(IN_USE);
        }
    }

    private void refuseOtherTables(Tables tables) {
        Map<String, List<String>> saved =
                backup.manifest().tables().stream()
                        .collect(Collectors.toMap(Contents::table, Contents::columns));
        if (!saved.equals(tables.columns())) {
            throw new Refused(
                    "The backup has other tables or columns than version %s of the schema. It was made by another Postern; nothing was restored."
                            .formatted(backup.manifest().schema()));
        }
    }

    private static void alter(JdbcClient jdbc, String table, String change) {
        jdbc.sql("alter table " + Copy.quoted(table) + " " + change).update();
    }

    private void fill(Connection connection, Contents table) throws IOException, SQLException {
        var digest = Checksum.begin();
        try (var rows = new DigestInputStream(backup.rows(table), digest)) {
            long filled =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    Copy.statement(table.table(), table.columns()) + " from stdin",
                                    rows);
            if (filled != table.rows() || !Checksum.end(digest).equals(table.sha256())) {
                throw new Refused(
                        "Table %s of the backup is damaged. Nothing was restored; use another backup."
                                .formatted(table.table()));
            }
        }
    }
}

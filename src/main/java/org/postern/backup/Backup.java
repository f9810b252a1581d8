package org.postern.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postern.backup.Manifest.Contents;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies every practice's rows, as they stood at one moment, while the server goes on working. The
 * maintenance role reads them: its policies show it every practice.
 */
class Backup {

    private static final String NOW =
            "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";

    private final DataSource maintenance;

    Backup(DataSource maintenance) {
        this.maintenance = maintenance;
    }

    /** Writes the file and says what is in it. */
    Manifest write(BackupFile file) throws IOException, SQLException {
        try (var connection = maintenance.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var manifests = new ArrayList<Manifest>();
            file.write(out -> manifests.add(write(connection, out)));
            connection.rollback();
            return manifests.get(0);
        }
    }

    private static Manifest write(Connection connection, OutputStream out) throws IOException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        var tables = new ArrayList<Contents>();
        for (var table : new Tables(jdbc).columns().entrySet()) {
            tables.add(copy(connection, table.getKey(), table.getValue(), zip));
        }
        var manifest =
                new Manifest(
                        Manifest.FORMAT,
                        new Schema(jdbc).version(),
                        jdbc.sql("show server_version").query(String.class).single(),
                        jdbc.sql(NOW).query(String.class).single(),
                        List.copyOf(tables));
        zip.putNextEntry(new ZipEntry(ManifestFormat.ENTRY));
        ManifestFormat.write(manifest, zip);
        zip.closeEntry();
        zip.finish();
        return manifest;
    }

    private static Contents copy(
            Connection connection, String table, List<String> columns, ZipOutputStream zip)
            throws IOException {
        var digest = Checksum.begin();
        var contents = new Contents(table, columns, 0, "");
        zip.putNextEntry(new ZipEntry(contents.entry()));
        try {
            long rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    Copy.statement(table, columns) + " to stdout",
                                    new DigestOutputStream(new Unclosed(zip), digest));
            return new Contents(table, columns, rows, Checksum.end(digest));
        } catch (SQLException e) {
            throw new IOException("Table " + table + " cannot be read", e);
        } finally {
            zip.closeEntry();
        }
    }

    private static class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}

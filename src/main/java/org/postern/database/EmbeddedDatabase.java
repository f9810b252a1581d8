package org.postern.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child of this server, with its data in the data directory. At most one server
 * works on a data directory at any time; {@code running} is null when another JVM's is joined.
 */
record EmbeddedDatabase(String url, RolePasswords passwords, @Nullable Running running)
        implements Database {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    record Running(PostgresServer server, DataLock lock) {}

    /**
     * Starts it, or joins the one that runs.
     *
     * @throws AlreadyRunningException when one runs and it should not be joined
     */
    static EmbeddedDatabase open(DataDirectory data, boolean join) {
        try {
            var lock = DataLock.take(data.path("postern.lock"));
            if (lock.isPresent()) {
                return start(data, lock.get());
            }
            if (join) {
                return join(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the database in " + data, e);
        }
        throw new AlreadyRunningException(data);
    }

    // The library's own EmbeddedPostgres is not used to run it: it turns fsync off, gives a stop
    // five seconds, and stops the database from a JVM shutdown hook while requests still run.
    private static EmbeddedDatabase start(DataDirectory data, DataLock lock) throws IOException {
        try {
            Path binaries = PostgresBinaries.unpack(data.path("postgres-binaries"));
            var programs = new PostgresPrograms(binaries, data.path("postgres.log"));
            var superuser = superuserPassword(data);
            var server = new PostgresServer(programs, data.path("postgres"), superuser);
            String url = url(server.start());
            var passwords = passwords(data);
            new RoleBootstrap(url, "postgres", superuser.read(), passwords).run();
            return new EmbeddedDatabase(url, passwords, new Running(server, lock));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedDatabase join(DataDirectory data) throws IOException {
        var postmaster =
                PostmasterFile.read(data.path("postgres"))
                        .filter(PostmasterFile::ready)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "Postern is still starting on %s. Try again in a moment."
                                                        .formatted(data)));
        return new EmbeddedDatabase(url(postmaster.port()), passwords(data), null);
    }

    private static SecretFile superuserPassword(DataDirectory data) throws IOException {
        var file = new SecretFile(data.path("keys/postgres-superuser"));
        boolean unfinished = Files.exists(data.path("postgres-unfinished"));
        if (!file.exists() && !unfinished && Files.exists(data.path("postgres/PG_VERSION"))) {
            throw new IOException(file.path() + " is missing. Bring it back from a backup.");
        }
        return file;
    }

    private static RolePasswords passwords(DataDirectory data) throws IOException {
        return RolePasswords.keptIn(new SecretFile(data.path("keys/database-roles.properties")));
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/postern".formatted(port);
    }

    @Override
    public void close() {
        if (running == null) {
            return;
        }
        try (var lock = running.lock()) {
            running.server().stop();
        } catch (IOException e) {
            log.error("The database did not stop cleanly; the next start recovers it", e);
        }
    }
}

package org.postern.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL server on this machine, reachable from this machine only. */
record PostgresServer(PostgresPrograms programs, Path cluster, SecretFile superuserPassword) {

    // Terse and without statements: what fails may hold a person's words. A log for each day of
    // the week, so that it does not grow.
    private static final Map<String, String> SETTINGS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("listen_addresses", "127.0.0.1"),
                            Map.entry("unix_socket_directories", "''"),
                            Map.entry("shared_buffers", "64MB"),
                            Map.entry("max_connections", "60"),
                            Map.entry("jit", "off"),
                            Map.entry("timezone", "UTC"),
                            Map.entry("log_timezone", "UTC"),
                            Map.entry("logging_collector", "on"),
                            Map.entry("log_filename", "postgres-%a.log"),
                            Map.entry("log_rotation_age", "1d"),
                            Map.entry("log_truncate_on_rotation", "on"),
                            Map.entry("log_error_verbosity", "terse"),
                            Map.entry("log_min_error_statement", "panic")));

    /** Starts it on a free port, making the cluster first if there is none. */
    int start() throws IOException {
        discardUnfinishedCluster();
        stopLeftOver();
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            createCluster();
        }
        int port = freePort();
        String settings =
                SETTINGS.entrySet().stream()
                        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        programs.run(
                "pg_ctl", "-D", cluster.toString(), "-w", "-t", "300", "-o", settings, "start");
        return port;
    }

    void stop() throws IOException {
        programs.run("pg_ctl", "-D", cluster.toString(), "-w", "-t", "60", "-m", "fast", "stop");
    }

    // Nothing was ever stored in a cluster whose making was interrupted.
    private void discardUnfinishedCluster() throws IOException {
        if (Files.exists(unfinished())) {
            FileSystemUtils.deleteRecursively(cluster);
        }
    }

    // When a JVM is killed its postmaster lives on; when a postmaster is killed, its last
    // processes do for a moment. Only one may ever work on a cluster.
    private void stopLeftOver() throws IOException {
        var file = PostmasterFile.read(cluster);
        if (file.isEmpty()) {
            return;
        }
        var processes = new PostgresProcesses(cluster);
        if (processes.postmasterLives(file.get())) {
            stop();
        }
        processes.awaitEnd();
        // PostgreSQL would refuse to start where the file names any living process, its own or not.
        Files.deleteIfExists(PostmasterFile.in(cluster));
    }

    private void createCluster() throws IOException {
        Files.writeString(unfinished(), "The database is being made.\n");
        superuserPassword.readOrCreate(SecretFile::randomPassword);
        programs.run(
                "initdb",
                "--pgdata=" + cluster,
                "--username=postgres",
                "--pwfile=" + superuserPassword.path(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.delete(unfinished());
    }

    private Path unfinished() {
        return cluster.resolveSibling("postgres-unfinished");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}

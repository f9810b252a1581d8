package org.postern.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/** The data directory of the measured server, and ways into its database. */
record DataFolder(Path path) {

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(path.resolve("postgres/postmaster.pid"));
    }

    long postmasterPid() throws IOException {
        return Long.parseLong(postmaster().get(0).strip());
    }

    String port() throws IOException {
        return postmaster().get(3).strip();
    }

    String applicationPassword() throws IOException {
        var roles = new Properties();
        roles.load(
                new StringReader(Files.readString(path.resolve("keys/database-roles.properties"))));
        return roles.getProperty("application");
    }

    /** Sees all rows of all practices. */
    Connection superuser() throws IOException, SQLException {
        var password = Files.readString(path.resolve("keys/postgres-superuser")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/postern", "postgres", password);
    }

    /** What PostgreSQL writes now. */
    Path newestLog() throws IOException {
        try (var files = Files.list(path.resolve("postgres/log"))) {
            return files.max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow();
        }
    }
}

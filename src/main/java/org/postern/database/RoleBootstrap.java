package org.postern.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;
import org.springframework.core.io.ClassPathResource;

/** Makes the database and its roles, or finds them made. */
record RoleBootstrap(
        String url, String administrator, @Nullable String password, RolePasswords passwords) {

    void run() {
        try (var connection = connect()) {
            set(connection, "postern.owner_password", passwords.owner());
            set(connection, "postern.application_password", passwords.application());
            set(connection, "postern.maintenance_password", passwords.maintenance());
            try (var statement = connection.createStatement()) {
                statement.execute(script());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the database roles at " + url, e);
        }
    }

    private Connection connect() throws SQLException {
        try {
            return administration().getConnection();
        } catch (SQLException e) {
            if (!"3D000".equals(e.getSQLState())) {
                throw e;
            }
            createDatabase();
            return administration().getConnection();
        }
    }

    private void createDatabase() throws SQLException {
        var server = administration();
        String name = server.getDatabaseName();
        server.setDatabaseName("postgres");
        try (var connection = server.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true));
        } catch (SQLException e) {
            // Another node was first.
            if (!"42P04".equals(e.getSQLState())
                    && !PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private PGSimpleDataSource administration() {
        var connections = new PGSimpleDataSource();
        connections.setUrl(url);
        connections.setUser(administrator);
        connections.setPassword(password);
        return connections;
    }

    private static void set(Connection connection, String setting, String value)
            throws SQLException {
        try (var statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static String script() {
        try {
            return new ClassPathResource("db/bootstrap.sql").getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

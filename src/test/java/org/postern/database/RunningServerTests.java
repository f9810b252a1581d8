package org.postern.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunningServerTests {

    private static final DataDirectory data = TestData.empty("running-server");
    private static OtherServer server;

    @BeforeAll
    static void startInAnotherJvm() throws Exception {
        server = OtherServer.start(data);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aSecondServerOnTheSameDataIsRefused() {
        assertThatExceptionOfType(AlreadyRunningException.class)
                .isThrownBy(() -> EmbeddedDatabase.open(data, false))
                .withMessage(
                        "Postern is already running on %s. Stop it first, or start with another POSTERN_DATA.",
                        data);
    }

    @Test
    void aCommandJoinsTheRunningServerAndLeavesItRunning() {
        for (int i = 0; i < 2; i++) {
            try (var joined = EmbeddedDatabase.open(data, true)) {
                assertThat(lettersIn(joined)).isEqualTo(1);
            }
        }
    }

    private static long lettersIn(Database database) {
        return JdbcClient.create(database.connectionsAs(Role.OWNER))
                .sql("select count(*) from letter")
                .query(Long.class)
                .single();
    }

    @Test
    void nobodySignsInWithoutAPassword() {
        try (var joined = EmbeddedDatabase.open(data, true)) {
            for (String name : new String[] {"postgres", "postern_owner", "postern_application"}) {
                assertThatThrownBy(
                                () -> DriverManager.getConnection(joined.url() + "?user=" + name))
                        .hasMessageContaining("password");
            }
        }
    }

    @Test
    void anEmptyOrWrongPasswordIsRefused() {
        try (var joined = EmbeddedDatabase.open(data, true)) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(joined.url(), "postgres", "postgres"))
                    .hasMessageContaining("authentication failed");
        }
    }

    @Test
    void onlyTheOwnerReadsThePasswords() throws Exception {
        for (String name : new String[] {"postgres-superuser", "database-roles.properties"}) {
            assertThat(permissions(data.path("keys/" + name))).isEqualTo("rw-------");
        }
        assertThat(permissions(data.path("keys"))).isEqualTo("rwx------");
        assertThat(permissions(data.path("postgres"))).isEqualTo("rwx------");
        assertThat(permissions(data.path(""))).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void whatIsAcknowledgedIsOnDisk() {
        try (var joined = EmbeddedDatabase.open(data, true)) {
            var sql = JdbcClient.create(joined.connectionsAs(Role.OWNER));
            for (String setting :
                    new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(sql.sql("show " + setting).query(String.class).single()).isEqualTo("on");
            }
            assertThat(sql.sql("show server_encoding").query(String.class).single())
                    .isEqualTo("UTF8");
            assertThat(sql.sql("select lower('ÅNGSTRÖM')").query(String.class).single())
                    .isEqualTo("ångström");
        }
    }
}

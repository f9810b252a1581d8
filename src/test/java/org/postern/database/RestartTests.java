package org.postern.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RestartTests {

    private final DataDirectory data = TestData.empty("restart");
    private final PostgresProcesses processes = new PostgresProcesses(data.path("postgres"));

    @Test
    void theDataSurvivesRestartsAndKills() throws Exception {
        OtherServer.start(data).kill();
        var orphan = PostmasterFile.read(data.path("postgres")).orElseThrow();
        assertThat(processes.postmasterLives(orphan)).isTrue();

        try (var afterKilledServer = EmbeddedDatabase.open(data, false)) {
            assertThat(processes.postmasterLives(orphan)).isFalse();
            assertThat(letterIn(afterKilledServer)).isEqualTo("Is this rash normal?");
            killPostmaster();
        }

        try (var afterKilledPostmaster = EmbeddedDatabase.open(data, false)) {
            assertThat(letterIn(afterKilledPostmaster)).isEqualTo("Is this rash normal?");
        }

        leaveAPidFileThatNamesThisProcess();
        try (var afterStalePidFile = EmbeddedDatabase.open(data, true)) {
            assertThat(letterIn(afterStalePidFile)).isEqualTo("Is this rash normal?");
        }
        assertThat(PostmasterFile.read(data.path("postgres"))).isEmpty();
    }

    private void killPostmaster() throws Exception {
        long pid = PostmasterFile.read(data.path("postgres")).orElseThrow().pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static String letterIn(Database database) {
        return JdbcClient.create(database.connectionsAs(Role.OWNER))
                .sql("select body from letter")
                .query(String.class)
                .single();
    }

    private void leaveAPidFileThatNamesThisProcess() throws Exception {
        Files.writeString(
                data.path("postgres/postmaster.pid"),
                "%d\n%s\n0\n54321\n\n127.0.0.1\n0 0\nready\n"
                        .formatted(ProcessHandle.current().pid(), data.path("postgres")));
    }

    @Test
    void anInterruptedFirstStartIsBegunAgain() throws Exception {
        var interrupted = TestData.empty("interrupted");
        Files.createDirectory(interrupted.path("postgres"));
        Files.writeString(interrupted.path("postgres/PG_VERSION"), "18\n");
        Files.writeString(interrupted.path("postgres-unfinished"), "");
        Files.createDirectories(interrupted.path("postgres-binaries/unfinished/bin"));

        try (var database = EmbeddedDatabase.open(interrupted, false)) {
            assertThat(JdbcClient.create(database.connectionsAs(Role.APPLICATION)).sql("select 1"))
                    .isNotNull();
        }
    }
}

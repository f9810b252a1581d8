package org.postern.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An embedded cluster stands in for the one that somebody else runs. */
class ExternalDatabaseTests {

    private static final DataDirectory theirs = TestData.empty("external");
    private static final DataDirectory ours = TestData.empty("external-node");
    private static EmbeddedDatabase server;
    private static String superuserPassword;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedDatabase.open(theirs, false);
        superuserPassword = new SecretFile(theirs.path("keys/postgres-superuser")).read();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAdministratorWhoIsNotSuperuserMakesTheRoles() {
        var superuser = new PGSimpleDataSource();
        superuser.setUrl(server.url());
        superuser.setUser("postgres");
        superuser.setPassword(superuserPassword);
        var sql = JdbcClient.create(superuser);
        sql.sql(
                        """
                        drop database if exists elsewhere;
                        alter database postern owner to postgres;
                        """)
                .update();
        sql.sql("drop owned by postern_owner, postern_application, postern_maintenance").update();
        sql.sql("drop role postern_owner, postern_application, postern_maintenance").update();
        sql.sql("create role admin login createrole createdb password 'admin'").update();

        for (int start = 0; start < 2; start++) {
            var database =
                    ExternalDatabase.open(
                            elsewhere(), properties("admin", "admin", "from settings"), ours);
            assertThat(roleOf(database, Role.OWNER)).isEqualTo("postern_owner");
            assertThat(roleOf(database, Role.MAINTENANCE)).isEqualTo("postern_maintenance");
            assertThat(database.passwords().application()).isEqualTo("from settings");
            JdbcClient.create(database.connectionsAs(Role.OWNER))
                    .sql("create table if not exists letter (body text)")
                    .update();
        }

        var prepared =
                new DatabaseProperties(
                        elsewhere(),
                        "wrong",
                        "from settings",
                        "wrong",
                        null,
                        null,
                        "verify-full",
                        null,
                        false);
        assertThat(roleOf(ExternalDatabase.open(elsewhere(), prepared, ours), Role.APPLICATION))
                .isEqualTo("postern_application");
    }

    private static String elsewhere() {
        return server.url().replace("/postern", "/elsewhere");
    }

    private static DatabaseProperties properties(
            String admin, String adminPassword, String applicationPassword) {
        return new DatabaseProperties(
                elsewhere(),
                null,
                applicationPassword,
                null,
                admin,
                adminPassword,
                "verify-full",
                null,
                false);
    }

    private static String roleOf(Database database, Role role) {
        return JdbcClient.create(database.connectionsAs(role))
                .sql("select current_user")
                .query(String.class)
                .single();
    }

    @Test
    void withoutAdministratorThePasswordsMustBeConfigured() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                ExternalDatabase.open(
                                        elsewhere(),
                                        new DatabaseProperties(
                                                elsewhere(),
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                "verify-full",
                                                null,
                                                false),
                                        ours))
                .withMessageContaining("postern.database.owner-password");
    }
}

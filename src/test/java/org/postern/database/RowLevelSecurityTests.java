package org.postern.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.UserConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class RowLevelSecurityTests {

    private static final UUID ELM = UUID.randomUUID();
    private static final UUID OAK = UUID.randomUUID();

    private static AnnotationConfigApplicationContext context;
    private static JdbcClient application;
    private static TransactionTemplate transaction;

    @EnableConfigurationProperties(DatabaseProperties.class)
    @Import({DatabaseConfiguration.class, DataDirectory.class})
    static class Configuration {}

    @BeforeAll
    static void startWithRowsOfTwoPractices() {
        context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of("postern.data=" + TestData.empty("row-level-security"))
                .applyTo(context);
        context.register(
                org.springframework.boot.context.annotation.Configurations.getClasses(
                        UserConfigurations.of(Configuration.class),
                        AutoConfigurations.of(
                                DataSourceAutoConfiguration.class,
                                DataSourceTransactionManagerAutoConfiguration.class,
                                TransactionAutoConfiguration.class,
                                JdbcTemplateAutoConfiguration.class,
                                JdbcClientAutoConfiguration.class,
                                FlywayAutoConfiguration.class)));
        context.refresh();
        application = context.getBean(JdbcClient.class);
        transaction = context.getBean(TransactionTemplate.class);
        createLetters(JdbcClient.create(context.getBean("ownerDataSource", DataSource.class)));
        CurrentPractice.run(ELM, () -> insert(ELM, "to Elm"));
        CurrentPractice.run(OAK, () -> insert(OAK, "to Oak"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static void createLetters(JdbcClient owner) {
        owner.sql(
                        """
                        create table letter (practice_id uuid not null, body text not null);
                        alter table letter enable row level security;
                        alter table letter force row level security;
                        create policy own_practice on letter
                            using (practice_id = nullif(current_setting('postern.practice', true), '')::uuid);
                        grant select, insert on letter to postern_application;
                        """)
                .update();
    }

    private static void insert(UUID practice, String body) {
        transaction.executeWithoutResult(
                status ->
                        application
                                .sql("insert into letter values (?, ?)")
                                .params(practice, body)
                                .update());
    }

    private static List<String> letters() {
        return application.sql("select body from letter").query(String.class).list();
    }

    private static List<String> lettersInTransaction() {
        return transaction.execute(status -> letters());
    }

    @Test
    void aPracticeSeesItsOwnRowsOnly() {
        assertThat(CurrentPractice.call(ELM, RowLevelSecurityTests::lettersInTransaction))
                .containsExactly("to Elm");
        assertThat(CurrentPractice.call(OAK, RowLevelSecurityTests::lettersInTransaction))
                .containsExactly("to Oak");
    }

    @Test
    void aPracticeCannotWriteAnothersRows() {
        assertThatThrownBy(() -> CurrentPractice.run(ELM, () -> insert(OAK, "forged")))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void withoutAPracticeNothingIsSeen() {
        assertThat(lettersInTransaction()).isEmpty();
    }

    @Test
    void withoutATransactionNothingIsSeen() {
        assertThat(CurrentPractice.call(ELM, RowLevelSecurityTests::letters)).isEmpty();
    }

    @Test
    void aPooledConnectionForgetsThePractice() {
        for (int i = 0; i < 30; i++) {
            CurrentPractice.run(ELM, RowLevelSecurityTests::lettersInTransaction);
            CurrentPractice.run(
                    ELM,
                    () -> transaction.executeWithoutResult(status -> status.setRollbackOnly()));
            assertThat(letters()).isEmpty();
            assertThat(lettersInTransaction()).isEmpty();
        }
    }

    @Test
    void aTransactionCannotChangeItsPractice() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                transaction.executeWithoutResult(
                                        status ->
                                                CurrentPractice.run(
                                                        ELM, RowLevelSecurityTests::letters)));
    }

    @Test
    void theOwnerIsUnderThePolicyToo() {
        var owner = JdbcClient.create(context.getBean("ownerDataSource", DataSource.class));

        assertThat(owner.sql("select body from letter").query(String.class).list()).isEmpty();
    }

    @Test
    void noRoleCanBypassPolicies() {
        assertThat(
                        application
                                .sql(
                                        """
                                        select rolname from pg_roles
                                        where rolname like 'postern%' and not rolsuper and not rolbypassrls
                                        """)
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrder(
                        "postern_owner", "postern_application", "postern_maintenance");
    }

    @Test
    void theApplicationCannotCreateTables() {
        assertThatThrownBy(() -> application.sql("create table mine (id int)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void eachPurposeHasItsRole() throws Exception {
        var sources = context.getBeanFactory().createBean(Sources.class);

        assertThat(roleOf(sources.main)).isEqualTo("postern_application");
        assertThat(roleOf(sources.maintenance)).isEqualTo("postern_maintenance");
        assertThat(roleOf(sources.owner)).isEqualTo("postern_owner");
        try (var connection = context.getBean(DirectConnections.class).open()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("postern_application");
        }
    }

    private static String roleOf(DataSource source) {
        return JdbcClient.create(source).sql("select current_user").query(String.class).single();
    }

    static class Sources {
        final DataSource main;
        final DataSource maintenance;
        final DataSource owner;

        Sources(
                DataSource main,
                @Qualifier("maintenance") DataSource maintenance,
                @FlywayDataSource DataSource owner) {
            this.main = main;
            this.maintenance = maintenance;
            this.owner = owner;
        }
    }
}

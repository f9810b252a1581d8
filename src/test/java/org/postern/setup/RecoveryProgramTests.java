package org.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.database.TestData;
import org.postern.practice.Practices;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code bin/admin recover}, which whoever may run commands on the server calls. */
class RecoveryProgramTests {

    private static ConfigurableApplicationContext context;

    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void start() {
        context =
                new SpringApplicationBuilder(RecoveryProgram.class)
                        .web(WebApplicationType.NONE)
                        .run("--postern.data=" + TestData.empty("recovery"));
        context.getBean(PracticeSetup.class)
                .add(
                        new NewPractice(
                                "Elm",
                                "elm",
                                ZoneId.of("America/Chicago"),
                                "Dana Ivers",
                                "dana@elm.example",
                                "seven sleepy river otters"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private void run(String... arguments) {
        lines.clear();
        context.getBean(Recoverer.class).run(arguments, lines::add);
    }

    @Test
    @DisplayName("ASVS 6.4.1, 11.5.1: the host makes a link for the last administrator, audited")
    void theHostMakesALink() {
        run("--practice", "elm", "--email", "Dana@elm.example");

        assertThat(String.join("\n", lines))
                .containsPattern("/p/elm/clinic/recovery/[\\w-]{43}\n")
                .contains("once, within an hour");
        var link = lines.get(0).replaceAll("(?s).*/recovery/([\\w-]{43}).*", "$1");
        var database =
                JdbcClient.create(
                        context.getBean("maintenanceDataSource", javax.sql.DataSource.class));
        assertThat(
                        database.sql(
                                        """
                                        select encode(token_hash, 'escape') || id from user_link
                                        where purpose = 'RECOVERY'
                                        """)
                                .query(String.class)
                                .list())
                .hasSize(1)
                .noneMatch(row -> row.contains(link));
        assertThat(
                        database.sql("select actor_kind || ' ' || action from audit_event")
                                .query(String.class)
                                .list())
                .contains("SYSTEM MAKE_RECOVERY_LINK");
        assertThat(database.sql("select kind from notification").query(String.class).list())
                .containsExactly("USER_ACCOUNT");
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        refused("There is no practice", "--practice", "oak", "--email", "dana@elm.example");
        refused("No administrator", "--practice", "elm", "--email", "eva@elm.example");
        refused("Call: bin/admin", "--practice", "elm", "--email");
        refused("Call: bin/admin", "--email", "--practice", "elm", "dana@elm.example");
        refused("Call: bin/admin");
    }

    @Test
    void noLinkIsMadeWhereTheKeysWereDestroyed() {
        context.getBean(Practices.class).add("Ash", "ash", ZoneId.of("America/Chicago"));
        JdbcClient.create(context.getBean("maintenanceDataSource", javax.sql.DataSource.class))
                .sql(
                        """
                        delete from data_key
                        where practice_id = (select id from practice where slug = 'ash')
                        """)
                .update();
        refused(
                "The keys of this practice were destroyed",
                "--practice",
                "ash",
                "--email",
                "dana@ash.example");
    }

    private void refused(String words, String... arguments) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> run(arguments))
                .withMessageContaining(words);
    }
}

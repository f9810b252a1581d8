package org.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.database.CurrentPractice;
import org.postern.database.DataDirectory;
import org.postern.database.TestData;
import org.postern.practice.Practices;
import org.postern.sealing.Sealer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class VerifyProgramTests {

    private static final DataDirectory data = TestData.empty("verify");
    private static ConfigurableApplicationContext context;
    private static UUID elm;

    @TempDir private Path directory;

    @BeforeAll
    static void start() {
        context =
                new SpringApplicationBuilder(VerifyProgram.class)
                        .web(WebApplicationType.NONE)
                        .run("--postern.data=" + data);
        var practices = context.getBean(Practices.class);
        var chicago = ZoneId.of("America/Chicago");
        elm = practices.add("Elm", "elm", chicago).id();
        var oak = practices.add("Oak", "oak", chicago).id();
        CurrentPractice.run(elm, context.getBean(Sealer.class)::seal);
        CurrentPractice.run(oak, context.getBean(Sealer.class)::seal);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static String verify(int expected, Path anchor) {
        var out = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(VerifyProgram.verify(context, anchor)).isEqualTo(expected);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName(
            "R16: the command names what was changed, practice by practice, with its exit status")
    void theCommandNamesWhatWasChanged() throws Exception {
        assertThat(verify(0, null)).contains("elm: unchanged. 1 events under 1 seals hold; 1 comp");

        var other = directory.resolve("anchor.log");
        Files.writeString(
                other,
                "<13>host postern-audit 2026-01-01T00:00:00Z %s 4 7 %s\n"
                        .formatted(UUID.randomUUID(), "ab".repeat(32)));
        assertThat(verify(1, other)).contains("MISSING: the whole practice is gone");

        alter("update audit_event set reason = 'x' where practice_id = '" + elm + "'");
        try {
            assertThat(verify(1, null))
                    .containsPattern("elm: ALTERED: event [0-9a-f-]{36}, it is not as seal 1 found")
                    .contains("oak: unchanged.");
        } finally {
            alter("update audit_event set reason = null where practice_id = '" + elm + "'");
        }
        assertThat(verify(0, null)).contains("elm: unchanged.");
    }

    private static void alter(String statement) {
        JdbcClient.create(context.getBean("ownerDataSource", DataSource.class))
                .sql(
                        """
                        alter table audit_event disable trigger never_changed;
                        alter table audit_event no force row level security;
                        %s;
                        alter table audit_event force row level security;
                        alter table audit_event enable trigger never_changed
                        """
                                .formatted(statement))
                .update();
    }
}

package org.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.database.TestData;
import org.postern.practice.Practices;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class ImportProgramTests {

    private static ConfigurableApplicationContext context;

    @TempDir private Path directory;

    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void start() {
        context =
                new SpringApplicationBuilder(ImportProgram.class)
                        .web(WebApplicationType.NONE)
                        .run("--postern.data=" + TestData.empty("import"));
        context.getBean(Practices.class).add("Elm", "elm", ZoneId.of("America/Chicago"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private boolean run(String... arguments) {
        lines.clear();
        return context.getBean(RosterImporter.class).run(ImportCall.of(arguments), lines::add);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("roster.csv"), text).toString();
    }

    @Test
    @DisplayName("A7: the command line previews, imports, names refused lines, and repeats nothing")
    void theCommandLineImports() throws IOException {
        var file = file("mrn,given,family,dob\n1,Ana,Ruiz,1981-05-04\n2,Ben,,1990-01-01\n");

        assertThat(run("--practice", "elm", file, "--preview")).isFalse();
        assertThat(lines)
                .contains("Line 3 refused: The family name is missing.")
                .contains("Would be: 1 added, 0 changed, 0 left as they are, 1 refused");

        assertThat(run("--preview", file, "--practice", "elm")).isFalse();
        assertThat(run("--practice", "elm", file)).isFalse();
        assertThat(lines).last().isEqualTo("1 added, 0 changed, 0 left as they are, 1 refused");

        assertThat(run("--practice", "elm", file("mrn,given,family,dob\n1,Ana,Ruiz,1981-05-04\n")))
                .isTrue();
        assertThat(lines).last().isEqualTo("0 added, 0 changed, 1 left as they are, 0 refused");
        assertThat(lines).noneMatch(line -> line.contains("Ruiz"));
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        var file = file("mrn\n1\n");

        refused("There is no practice", "--practice", "oak", file);
        refused("cannot be read", "--practice", "elm", directory.resolve("none").toString());
        refused("Call: bin/import", "--practice", "elm");
        refused("Call: bin/import", file, "--practice");
        refused("Call: bin/import", "--practice", "elm", "--force");
    }

    private void refused(String words, String... arguments) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> run(arguments))
                .withMessageContaining(words);
    }
}

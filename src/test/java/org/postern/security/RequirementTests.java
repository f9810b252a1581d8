package org.postern.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postern.security.Requirements.Requirement;

/**
 * The table of what standards ask for. {@code POSTERN_WRITE=true bin/test -Dtest=RequirementTests}
 * writes it anew.
 */
class RequirementTests {

    private static final Path TABLE = Path.of("docs/security/requirements.md");
    private static final String HEAD =
            """
            # What standards ask for, and what shows it

            Postern is built to these lines; nobody has certified it. The table is made of the names
            of tests and of [a list](../../src/test/resources/security/requirements.tsv) by
            `RequirementTests`, which fails when a line has neither a test nor a document, when a
            named test is gone, or when this page is stale. Words are our own; the standards' words
            are binding.
            """;

    @Test
    void everyLineIsShownByATestOrADocument() throws Exception {
        var tests = Requirements.tests();
        var lines = new ArrayList<String>(List.of(HEAD));
        var standard = "";
        for (var one : Requirements.all()) {
            if (!one.standard().equals(standard)) {
                standard = one.standard();
                lines.add(
                        "## "
                                + standard
                                + "\n\n| line | asks for | shown by |\n| --- | --- | --- |");
            }
            var shown = shown(one, tests);
            assertThat(shown).as(one.id() + " " + one.words()).isNotEmpty();
            lines.add(
                    "| %s | %s | %s |".formatted(one.id(), one.words(), String.join("; ", shown)));
        }
        var table = String.join("\n", lines).replace("|\n## ", "|\n\n## ") + "\n";
        if ("true".equals(System.getenv("POSTERN_WRITE"))) {
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE).as("write it anew: see RequirementTests").hasContent(table);
    }

    private static Set<String> shown(Requirement one, Map<String, TreeSet<String>> tests)
            throws Exception {
        var shown = new TreeSet<String>();
        named(tests, one.id(), shown);
        for (var by : one.shownBy()) {
            if (by.contains("/") || by.endsWith(".md")) {
                assertThat(Path.of(by)).as(one.id()).exists();
                shown.add("[%s](../../%s)".formatted(by.replaceFirst(".*/", ""), by));
            } else if (Character.isDigit(by.charAt(0))) {
                shown.addAll(shown(line(by), tests));
            } else {
                assertThat(Requirements.isTest(by)).as(one.id() + ": " + by).isTrue();
                shown.add("`" + by + "`");
            }
        }
        return shown;
    }

    private static Requirement line(String id) throws Exception {
        return Requirements.all().stream()
                .filter(one -> one.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    private static void named(Map<String, TreeSet<String>> tests, String id, Set<String> shown) {
        shown.addAll(
                tests.getOrDefault(id, new TreeSet<>()).stream()
                        .map(test -> "`" + test + "`")
                        .collect(Collectors.toSet()));
    }

    @Test
    void theListIsWhole() throws Exception {
        var counts =
                Requirements.all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Requirement::standard, Collectors.counting()));

        assertThat(counts)
                .containsEntry("OWASP ASVS 5.0", 90L)
                .containsEntry("HIPAA 45 CFR 164.312", 12L)
                .containsEntry("ONC 45 CFR 170.315(d)", 13L);
    }
}

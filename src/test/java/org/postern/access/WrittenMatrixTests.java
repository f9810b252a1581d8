package org.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.access.AccessTable.Of;

/**
 * The page that says who gets what. {@code POSTERN_WRITE=true bin/test -Dtest=WrittenMatrixTests}
 * writes it anew.
 */
class WrittenMatrixTests {

    private static final Path PAGE = Path.of("docs/security/access-matrix.md");
    private static final String HEAD =
            """
            # Who may call what

            Each address of the application, made of `AccessTable`. `AccessMatrixTests` takes the
            addresses from the application itself, fails for one without a row, and calls each as
            everybody with ids that are one's own, somebody else's, another practice's and nobody's.

            - **served**: which callers get the answer in the last column, where the
              thing that the address names is theirs.
            - Not signed in: led to the sign-in page (an event stream: 401). The same for who has
              given the right password and has the second step before them, at either door, but for
              that step's own pages; and for who has opened an invitation and not finished.
            - Signed in and not let in: 403, whatever the id. Let in, and the thing is not theirs
              or is absent: 404, the same page for both. Each refusal of somebody signed in leaves
              one audit event and changes nothing.
            - Posts are made without their fields, so that many of those served answer 422.
            """;

    @Test
    @DisplayName("ASVS 8.1.1: the written matrix is the one that is tried")
    void theWrittenMatrixIsFresh() throws Exception {
        var lines = new ArrayList<String>(List.of(HEAD));
        lines.add("| address | served | names | answer |\n| --- | --- | --- | --- |");
        AccessTable.ROWS.stream()
                .map(
                        row ->
                                "| `%s` | %s | %s | %d |"
                                        .formatted(
                                                row.address(),
                                                served(row),
                                                names(row.of()),
                                                row.allowed()))
                .sorted()
                .forEach(lines::add);
        var page = String.join("\n", lines) + "\n";
        if ("true".equals(System.getenv("POSTERN_WRITE"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("write it anew: see WrittenMatrixTests").hasContent(page);
    }

    private static String served(AccessTable row) {
        var served = Arrays.stream(Caller.values()).filter(one -> one.passes(row.door())).toList();
        if (served.size() == Caller.values().length) {
            return "everybody";
        }
        return served.isEmpty()
                ? "nobody"
                : served.stream().map(WrittenMatrixTests::word).collect(Collectors.joining(", "));
    }

    private static String names(Of of) {
        return of == Of.NOTHING ? "" : word(of);
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

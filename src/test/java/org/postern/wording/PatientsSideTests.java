package org.postern.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What patients read stands in the wording files, and nowhere else. */
class PatientsSideTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final List<String> FOLDERS = List.of("portal", "own", "door");
    private static final List<String> SHARED =
            List.of(
                    "layout/portal.jte",
                    "layout/door.jte",
                    "layout/sign-in.jte",
                    "layout/language.jte",
                    "layout/badge.jte",
                    "layout/words.jte",
                    "layout/idle.jte",
                    "layout/own.jte",
                    "fault.jte");
    // What is no text: directives, expressions, tags.
    private static final Pattern DIRECTIVE =
            Pattern.compile(
                    "(?m)^@(import|param).*$|!\\{[^\\n]*?;}|\\$\\{(?:[^{}]|\\{[^{}]*})*}|@(?:if|elseif|for)\\((?:[^()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*\\)|@(?:else|endif|endfor)");
    private static final Pattern SAID =
            Pattern.compile("(?:aria-label|alt|placeholder|title)=\"[^\"$]*\\p{L}[^\"$]*\"");
    private static final Pattern GIVEN =
            Pattern.compile("\\b(?:title|label|hint|words|placeholder) = \"[^\"]*\\p{L}");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern CALL =
            Pattern.compile("@template\\.[\\w.-]+\\((?:[^()`]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
    private static final Pattern SENTENCE = Pattern.compile("\"[A-Z¿¡][\\p{L}']* [^\"]*\"");

    @Test
    void templatesHoldNoTextOfTheirOwn() {
        var texts = templates().flatMap(PatientsSideTests::texts).toList();
        assertThat(texts).isEmpty();
    }

    @Test
    void doorsHoldNoSentences() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/org/postern/portal"))) {
            var sentences =
                    files.filter(Files::isRegularFile)
                            .flatMap(
                                    file ->
                                            SENTENCE.matcher(
                                                            COMMENT.matcher(read(file))
                                                                    .replaceAll(""))
                                                    .results()
                                                    .map(
                                                            found ->
                                                                    file.getFileName()
                                                                            + ": "
                                                                            + found.group()))
                            .toList();
            assertThat(sentences).isEmpty();
        }
    }

    private static Stream<Path> templates() {
        return Stream.concat(
                FOLDERS.stream().flatMap(PatientsSideTests::filesOf),
                SHARED.stream().map(TEMPLATES::resolve));
    }

    private static Stream<Path> filesOf(String folder) {
        try {
            return Files.walk(TEMPLATES.resolve(folder))
                    .filter(Files::isRegularFile)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> texts(Path file) {
        var source = read(file);
        var attributes =
                Stream.concat(SAID.matcher(source).results(), GIVEN.matcher(source).results())
                        .map(found -> found.group());
        var bare = DIRECTIVE.matcher(source).replaceAll(" ");
        bare = CALL.matcher(bare).replaceAll(" ");
        bare = TAG.matcher(bare).replaceAll("\n");
        var text =
                bare.lines()
                        .map(String::strip)
                        .filter(line -> line.matches(".*\\p{L}{2}.*"))
                        .filter(line -> !line.startsWith("@template"));
        return Stream.concat(attributes, text)
                .map(found -> TEMPLATES.relativize(file) + ": " + found);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

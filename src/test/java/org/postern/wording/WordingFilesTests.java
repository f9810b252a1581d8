package org.postern.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both languages say everything, and nothing is said that no page asks for. */
class WordingFilesTests {

    private static final Pattern ASKED = Pattern.compile("say\\(\\s*\"([a-z0-9.-]+)\"");

    private static final Map<String, String> ENGLISH = WordingFiles.read(Language.ENGLISH);
    private static final Map<String, String> SPANISH = WordingFiles.read(Language.SPANISH);

    @Test
    void eachKeyIsInBothLanguages() {
        assertThat(new TreeSet<>(SPANISH.keySet())).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
    }

    @Test
    void eachTextTakesTheSameValuesInBothLanguages() {
        var different = new TreeMap<String, Set<Object>>();
        ENGLISH.forEach(
                (key, text) -> {
                    var spanish = SPANISH.getOrDefault(key, text);
                    if (!values(text).equals(values(spanish))) {
                        different.put(key, values(spanish));
                    }
                });
        assertThat(different).isEmpty();
    }

    @Test
    void noTextIsEmpty() {
        assertThat(ENGLISH).allSatisfy((key, text) -> assertThat(text).isNotBlank());
        assertThat(SPANISH).allSatisfy((key, text) -> assertThat(text).isNotBlank());
    }

    @Test
    void pagesAskOnlyForTextsThatThereAre() throws IOException {
        var unknown =
                asked().stream()
                        .filter(key -> !key.endsWith(".") && !key.endsWith("-"))
                        .filter(key -> !ENGLISH.containsKey(key))
                        .toList();
        assertThat(unknown).isEmpty();
    }

    @Test
    void eachTextIsAskedForSomewhere() throws IOException {
        var sources = String.join("\n", sources());
        var scripts = String.join("\n", read(Path.of("src/main/resources/static/js")));
        var idle =
                ENGLISH.keySet().stream()
                        .filter(
                                key ->
                                        key.startsWith("script.")
                                                ? !scripts.contains("'" + key.substring(7) + "'")
                                                : !sources.contains("\"" + key + "\"")
                                                        && !sources.contains(beginning(key)))
                        .toList();
        assertThat(idle).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es-MX,es;q=0.9,en;q=0.8 | SPANISH",
                "en-US,en;q=0.9,es;q=0.8 | ENGLISH",
                "fr-FR,es;q=0.5 | SPANISH",
                "zh-CN | ENGLISH",
                "*** | ENGLISH",
                "es;q=2 | ENGLISH"
            })
    void aBrowserGetsTheLanguageThatSuitsItBest(String header, Language expected) {
        assertThat(Language.suiting(header)).isEqualTo(expected);
    }

    @Test
    void numbersAndPluralsAreThoseOfTheLanguage() {
        assertThat(Words.of(Language.SPANISH).say("times.today-at", "09:12"))
                .isEqualTo("hoy a las 09:12");
        assertThatThrownBy(() -> Words.of(Language.SPANISH).say("no.such-text"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<Object> values(String text) {
        return Set.copyOf(new MessageFormat(text).getArgumentNames());
    }

    // "urgent.state-waiting" may be asked for as "urgent.state-" and a name.
    private static String beginning(String key) {
        return "\""
                + key.substring(0, Math.max(key.lastIndexOf('-'), key.lastIndexOf('.')) + 1)
                + "\"";
    }

    private static Set<String> asked() throws IOException {
        return sources().stream()
                .flatMap(source -> ASKED.matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> sources() throws IOException {
        return Stream.of(Path.of("src/main/java"), Path.of("src/main/jte"))
                .flatMap(folder -> read(folder).stream())
                .toList();
    }

    private static List<String> read(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(WordingFilesTests::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

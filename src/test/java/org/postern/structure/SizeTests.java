package org.postern.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Small files, so that each has one reason to change. */
class SizeTests {

    @Test
    void javaFilesAreSmall() throws IOException {
        assertThat(longerThan("src/main/java", ".java", 250)).isEmpty();
        assertThat(shareLongerThan("src/main/java", ".java", 150)).isLessThan(0.08);
    }

    @Test
    void templatesAreSmall() throws IOException {
        assertThat(longerThan("src/main/jte", ".jte", 120)).isEmpty();
        assertThat(shareLongerThan("src/main/jte", ".jte", 75)).isLessThan(0.05);
    }

    @Test
    void packagesAreSmall() throws IOException {
        var sizes = new TreeMap<String, Integer>();
        for (var file : files("src/main/java", ".java")) {
            if (!file.endsWith("package-info.java")) {
                sizes.merge(file.getParent().getFileName().toString(), 1, Integer::sum);
            }
        }
        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThan(32));
    }

    private static List<Path> longerThan(String folder, String ending, int lines)
            throws IOException {
        return files(folder, ending).stream().filter(file -> lines(file) > lines).toList();
    }

    private static double shareLongerThan(String folder, String ending, int lines)
            throws IOException {
        return (double) longerThan(folder, ending, lines).size() / files(folder, ending).size();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

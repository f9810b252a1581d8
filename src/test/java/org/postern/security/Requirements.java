package org.postern.security;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** What standards ask for, and the tests and documents that show it. */
final class Requirements {

    private static final Path LIST = Path.of("src/test/resources/security/requirements.tsv");
    private static final Path TESTS = Path.of("target/test-classes");
    private static final Pattern ID =
            Pattern.compile(
                    "(?<![\\d.])(?:\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}(?![\\d.])"
                            + "|164\\.312(?:\\([a-z0-9]+\\))+|170\\.315(?:\\([a-z0-9]+\\))+)");

    /**
     * One of them.
     *
     * @param shownBy names of tests and documents; ids of others whose tests show this one, too
     */
    record Requirement(String standard, String id, String words, List<String> shownBy) {}

    private Requirements() {}

    static List<Requirement> all() throws IOException {
        var all = new ArrayList<Requirement>();
        for (var line : Files.readAllLines(LIST)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var fields = line.split("\t", -1);
                var shown = fields.length < 4 ? "" : fields[3].strip();
                all.add(
                        new Requirement(
                                fields[0],
                                fields[1],
                                fields[2],
                                shown.isEmpty() ? List.of() : List.of(shown.split("\\s+"))));
            }
        }
        return all;
    }

    /** By id: the tests whose names begin with it. */
    static Map<String, TreeSet<String>> tests() throws Exception {
        var found = new TreeMap<String, TreeSet<String>>();
        for (var type : testClasses()) {
            note(found, type.getAnnotation(DisplayName.class), type.getSimpleName());
            for (var method : type.getDeclaredMethods()) {
                note(
                        found,
                        method.getAnnotation(DisplayName.class),
                        type.getSimpleName() + "." + method.getName());
            }
        }
        return found;
    }

    private static void note(Map<String, TreeSet<String>> found, DisplayName name, String test) {
        if (name != null) {
            ID.matcher(name.value())
                    .results()
                    .forEach(
                            id ->
                                    found.computeIfAbsent(id.group(), none -> new TreeSet<>())
                                            .add(test));
        }
    }

    /** Whether there is such a test: a class, or a class and a method of it. */
    static boolean isTest(String name) throws Exception {
        var parts = name.split("\\.");
        for (var type : testClasses()) {
            if (type.getSimpleName().equals(parts[0])
                    && (parts.length == 1
                            || Arrays.stream(type.getDeclaredMethods())
                                    .map(Method::getName)
                                    .anyMatch(parts[1]::equals))) {
                return true;
            }
        }
        return false;
    }

    private static List<Class<?>> testClasses() throws Exception {
        try (Stream<Path> files = Files.walk(TESTS)) {
            var classes = new ArrayList<Class<?>>();
            for (var file : files.filter(one -> one.toString().endsWith("Tests.class")).toList()) {
                var name = TESTS.relativize(file).toString().replaceFirst("\\.class$", "");
                classes.add(
                        Class.forName(
                                name.replace('/', '.'),
                                false,
                                Requirements.class.getClassLoader()));
            }
            return classes;
        }
    }
}

package org.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table and the file. */
record Report(Map<String, String> facts, double idle, List<Result> results) {

    void write(Path file) throws IOException {
        var machine = new ArrayList<String>();
        facts.forEach((name, value) -> machine.add("\"" + name + "\": " + value));
        var rows = results.stream().map(result -> "    " + result.json()).toList();
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\n  \"machine\": {%s},\n  \"idle_cpu_ms_per_s\": %s,\n  \"operations\": [\n%s\n  ]\n}\n"
                        .formatted(
                                String.join(", ", machine),
                                String.format(Locale.ROOT, "%.1f", idle),
                                String.join(",\n", rows)));
        System.out.println(
                facts.toString().replaceAll("[{}\"]", "").replace("=", " ").replace("_", " "));
        System.out.println(
                "Other practices are copies of the measured one under other ids: sizes, indexes and"
                        + " how often words occur are alike; their texts are bytes nobody can read.");
        System.out.printf(
                Locale.ROOT,
                "Without requests server and PostgreSQL take %.1f ms of processor time a second;"
                        + " that is part of the numbers.%n%n",
                idle);
        System.out.println(Result.HEAD);
        results.forEach(result -> System.out.println(result.line()));
        System.out.println();
        System.out.println(
                "cpu: processor time of a request, server and PostgreSQL together; floor: of the"
                        + " same statements by pgbench, PostgreSQL alone. A search is its form and"
                        + " the page that follows.");
    }
}

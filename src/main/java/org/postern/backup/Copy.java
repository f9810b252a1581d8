package org.postern.backup;

import java.util.List;
import java.util.stream.Collectors;

/** PostgreSQL's COPY. */
final class Copy {

    private Copy() {}

    /** Its beginning, for a table and its columns. */
    static String statement(String table, List<String> columns) {
        return columns.stream()
                .map(Copy::quoted)
                .collect(Collectors.joining(", ", "copy " + quoted(table) + " (", ")"));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

package org.postern.backup;

import java.util.List;

/**
 * What a backup says of itself.
 *
 * @param format version of the file's layout
 * @param schema version of the database's schema, as Flyway counts it
 * @param madeAt when its transaction began
 */
record Manifest(int format, String schema, String postgres, String madeAt, List<Contents> tables) {

    static final int FORMAT = 1;

    /** One table: its columns in the order they stand in, its rows, and the sum over its bytes. */
    record Contents(String table, List<String> columns, long rows, String sha256) {

        String entry() {
            return "tables/" + table + ".copy";
        }
    }

    Contents of(String table) {
        return tables.stream().filter(one -> one.table().equals(table)).findFirst().orElseThrow();
    }

    long rows() {
        return tables.stream().mapToLong(Contents::rows).sum();
    }
}

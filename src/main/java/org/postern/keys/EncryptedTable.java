package org.postern.keys;

import java.util.List;

/**
 * A table with encrypted columns.
 *
 * @param key the columns of its primary key after the practice's id
 * @param columns its encrypted columns
 */
record EncryptedTable(String name, List<KeyColumn> key, List<EncryptedColumn> columns) {

    /** One column of a primary key with its type. */
    record KeyColumn(String name, String type) {}

    /**
     * One encrypted column.
     *
     * @param row SQL for the id under which its texts are sealed
     * @param field SQL for the field under which they are
     */
    record EncryptedColumn(String name, String row, String field) {}

    /** A condition with one parameter, the first two bytes of what is as it should be. */
    private static String stale(EncryptedColumn column) {
        return "substring(%1$s from 1 for 2) <> ?".formatted(column.name());
    }

    /** A condition with one such parameter for each column: something is to be written anew. */
    String anyStale() {
        return columns.stream()
                .map(EncryptedTable::stale)
                .reduce((one, other) -> one + " or " + other)
                .map(all -> "(" + all + ")")
                .orElseThrow();
    }

    /** The next rows, locked, without those that somebody else has locked. */
    String batch(boolean fromTheStart, int limit) {
        var select = new StringBuilder(allStale());
        if (!fromTheStart) {
            select.append(" and (%s) > (%s)".formatted(names(), typedParameters()));
        }
        if (!key.isEmpty()) {
            select.append(" order by ").append(names());
        }
        return select.append(" limit " + limit + " for update skip locked").toString();
    }

    /** All rows of which something is to be written anew. */
    String allStale() {
        var select = new StringBuilder("select ");
        for (var column : key) {
            select.append("cast(%1$s as text) as \"key %1$s\", ".formatted(column.name()));
        }
        for (var column : columns) {
            select.append(
                    "%1$s, %2$s as \"row %1$s\", %3$s as \"field %1$s\", "
                            .formatted(column.name(), column.row(), column.field()));
        }
        select.setLength(select.length() - 2);
        return select + " from %s where practice_id = ? and %s".formatted(name, anyStale());
    }

    /** Sets one column of one row, if nobody has changed it meanwhile. */
    String update(EncryptedColumn column) {
        var update =
                new StringBuilder(
                        "update %1$s set %2$s = ? where practice_id = ? and %2$s = ?"
                                .formatted(name, column.name()));
        key.forEach(
                one -> update.append(" and %s = cast(? as %s)".formatted(one.name(), one.type())));
        return update.toString();
    }

    private String names() {
        return String.join(", ", key.stream().map(KeyColumn::name).toList());
    }

    private String typedParameters() {
        return String.join(", ", key.stream().map(one -> "cast(? as " + one.type() + ")").toList());
    }
}

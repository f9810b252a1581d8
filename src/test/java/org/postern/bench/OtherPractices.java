package org.postern.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rest of the million: copies of the measured practice under other ids. Sizes, indexes and how
 * often words occur are the same; tokens are others, and texts are bytes that nobody can decrypt.
 * Rows of all practices stand mixed in the order of their times, as they would have come.
 */
record OtherPractices(DataFolder data, int messages) {

    private static final List<String> TABLES =
            List.of(
                    "practice",
                    "practice_settings",
                    "user_account",
                    "patient",
                    "patient_name",
                    "portal_account",
                    "portal_link",
                    "thread",
                    "message",
                    "message_search",
                    "search_word",
                    "audit_event");
    private static final List<String> MIXED =
            List.of("patient", "thread", "message", "message_search", "audit_event");

    void fill() throws IOException, SQLException {
        try (var connection = data.superuser()) {
            run(connection, "set session_replication_role = replica");
            run(connection, "set maintenance_work_mem = '512MB'");
            run(connection, "set work_mem = '256MB'");
            var tokens =
                    text(
                            connection,
                            "select indexdef from pg_indexes where indexname = 'message_search_tokens'");
            run(connection, "drop index message_search_tokens");
            var copies = copies(connection);
            for (var table : TABLES) {
                copy(connection, table, copies);
            }
            run(connection, tokens);
            // So that the statements of the server can be read with their parameters.
            run(connection, "alter role postern_application set log_error_verbosity = 'default'");
            run(connection, "vacuum (freeze, analyze)");
            run(connection, "checkpoint");
        }
    }

    private int copies(Connection connection) throws SQLException {
        var own = Integer.parseInt(text(connection, "select count(*) from message"));
        return Math.max(1, Math.round((float) (messages - own) / own));
    }

    private static void copy(Connection connection, String table, int copies) throws SQLException {
        var columns = columns(connection, table);
        var names = String.join(", ", columns.stream().map(Column::name).toList());
        var values = String.join(", ", columns.stream().map(Column::copied).toList());
        run(connection, "create temp table original as select * from " + table);
        var mixed = MIXED.contains(table);
        if (mixed) {
            run(connection, "delete from " + table);
            run(connection, "vacuum " + table);
        }
        var order = !mixed ? "k" : table.equals("message_search") ? "message_id, k" : "id, k";
        run(
                connection,
                "insert into %s (%s) select %s from original, generate_series(%d, %d) k order by %s"
                        .formatted(table, names, values, mixed ? 0 : 1, copies, order));
        run(connection, "drop table original");
    }

    private record Column(String name, String type) {

        /** Its value in the copy number k; the copy 0 is the original. */
        String copied() {
            if (name.equals("slug")) {
                return "slug || '-' || k";
            }
            return switch (type) {
                case "uuid" ->
                        ("case when k = 0 then %1$s else"
                                        + " overlay(%1$s::text placing lpad(to_hex(k), 4, '0') from 20)::uuid end")
                                .formatted(name);
                case "bigint" -> name.equals("token") ? "hashint8extended(token, k)" : name;
                case "ARRAY" ->
                        "case when k = 0 then tokens else"
                                + " array(select hashint8extended(one, k) from unnest(tokens) one"
                                + " order by 1) end";
                default -> name;
            };
        }
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select column_name, data_type from information_schema.columns
                                where table_schema = 'public' and table_name = '%s'
                                    and is_generated = 'NEVER'
                                order by ordinal_position
                                """
                                        .formatted(table))) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2)));
            }
        }
        return columns;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

package org.postern.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets PostgreSQL write down every statement for a moment, to learn which ones a request runs. What
 * also runs when nobody asks for anything (jobs) is left out.
 */
record StatementLog(DataFolder data, Connection superuser) {

    private static final Pattern ENTRY = Pattern.compile("~(\\d+)~ (\\w+):  (.*)", Pattern.DOTALL);
    private static final Pattern STATEMENT =
            Pattern.compile("(?:statement|execute [^:]*): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')(?:, |$)", Pattern.DOTALL);
    private static final String MARK = "select 'the next request'";
    private static final Set<String> FRAME = Set.of("COMMIT", "ROLLBACK");

    /** Something that asks the server. */
    interface Asking {
        void ask() throws IOException;
    }

    /** The statements of what runs by itself, without values. */
    Set<String> idle() throws IOException, SQLException {
        var seen = new HashSet<String>();
        for (var statements : capture(List.of(() -> sleep(6_000))).get(0).values()) {
            statements.forEach(one -> seen.add(one.sql()));
        }
        seen.removeIf(
                sql ->
                        FRAME.contains(sql)
                                || sql.startsWith("BEGIN")
                                || sql.contains("set_config"));
        return seen;
    }

    /** The statements of each request, in whole transactions. */
    List<List<Statement>> of(List<Asking> requests, Set<String> idle)
            throws IOException, SQLException {
        return capture(requests).stream().map(found -> without(idle, found)).toList();
    }

    private static List<Statement> without(Set<String> idle, Map<String, List<Statement>> found) {
        var all = new ArrayList<Statement>();
        for (var statements : found.values()) {
            var transaction = new ArrayList<Statement>();
            for (var statement : statements) {
                var sql = statement.sql();
                if (begins(statement)) {
                    transaction.clear();
                }
                transaction.add(statement);
                var open = begins(transaction.get(0));
                if (!open || sql.equals("COMMIT") || sql.equals("ROLLBACK")) {
                    if (transaction.stream().noneMatch(one -> idle.contains(one.sql()))) {
                        all.addAll(transaction);
                    }
                    transaction.clear();
                }
            }
        }
        return all;
    }

    private static boolean begins(Statement statement) {
        return statement.sql().startsWith("BEGIN");
    }

    private List<Map<String, List<Statement>>> capture(List<Asking> requests)
            throws IOException, SQLException {
        set("alter system set log_line_prefix = '~%p~ '");
        set("alter system set log_statement = 'all'");
        set("select pg_reload_conf()");
        sleep(300);
        var file = data.newestLog();
        var start = Files.size(file);
        for (var request : requests) {
            set(MARK);
            request.ask();
            sleep(30);
        }
        set(MARK);
        set("alter system reset log_statement");
        set("alter system reset log_line_prefix");
        set("select pg_reload_conf()");
        sleep(300);
        var parts = new ArrayList<Map<String, List<Statement>>>();
        for (var part : read(file, start).split(Pattern.quote(MARK))) {
            parts.add(parse(part));
        }
        return parts.subList(1, parts.size() - 1);
    }

    private static String read(Path file, long from) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var buffer = java.nio.ByteBuffer.allocate((int) (channel.size() - from));
            channel.read(buffer, from);
            return new String(buffer.array(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    // By process, in the order of its statements.
    private static Map<String, List<Statement>> parse(String log) {
        var found = new LinkedHashMap<String, List<Statement>>();
        for (var part : log.split("\n(?!\t)")) {
            var entry = ENTRY.matcher(part.replace("\n\t", "\n"));
            if (!entry.matches()) {
                continue;
            }
            var statements = found.computeIfAbsent(entry.group(1), pid -> new ArrayList<>());
            var statement = STATEMENT.matcher(entry.group(3));
            if (entry.group(2).equals("LOG") && statement.matches()) {
                if (!entry.group(3).startsWith("execute fetch from")) {
                    statements.add(new Statement(statement.group(1), Map.of()));
                }
            } else if (entry.group(2).equals("DETAIL") && !statements.isEmpty()) {
                var last = statements.remove(statements.size() - 1);
                statements.add(new Statement(last.sql(), parameters(entry.group(3))));
            }
        }
        return found;
    }

    private static Map<Integer, String> parameters(String detail) {
        var values = new LinkedHashMap<Integer, String>();
        for (Matcher match = PARAMETER.matcher(detail); match.find(); ) {
            values.put(Integer.parseInt(match.group(1)), match.group(2));
        }
        return values;
    }

    private void set(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

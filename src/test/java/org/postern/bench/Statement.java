package org.postern.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as PostgreSQL wrote it down.
 *
 * @param parameters in SQL's spelling, by number
 */
record Statement(String sql, Map<Integer, String> parameters) {

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern COLUMNS =
            Pattern.compile("insert into (\\w+) \\(([^)]*)\\)\\s+values", Pattern.DOTALL);

    /**
     * The same for pgbench. What was made for this one request gets a new value each time: ids made
     * since then, the client token and the number of a message.
     */
    String forPgbench(Instant since) {
        return PLACE.matcher(sql)
                        .replaceAll(
                                place ->
                                        Matcher.quoteReplacement(
                                                value(Integer.parseInt(place.group(1)), since)))
                + ";\n";
    }

    private String value(int number, Instant since) {
        var value = parameters.get(number);
        if (value == null) {
            throw new IllegalStateException("no value $" + number + " for: " + sql);
        }
        var column = column(number);
        if (column.equals("message.seq")) {
            return ":r";
        }
        if (column.equals("message.client_token")) {
            return "gen_random_uuid()";
        }
        if (!column.isEmpty() && isMadeSince(value, since)) {
            return "uuidv7()";
        }
        return escaped(value);
    }

    private String column(int number) {
        var insert = COLUMNS.matcher(sql);
        if (!insert.find()) {
            return "";
        }
        var columns = List.of(insert.group(2).strip().split("\\s*,\\s*"));
        return number > columns.size() ? "" : insert.group(1) + "." + columns.get(number - 1);
    }

    private static boolean isMadeSince(String value, Instant since) {
        if (!value.matches("'[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.{17}'")) {
            return false;
        }
        var id = UUID.fromString(value.substring(1, 37));
        return id.getMostSignificantBits() >>> 16 >= since.toEpochMilli();
    }

    // pgbench takes ":name" for a variable, also within quotes.
    private static String escaped(String value) {
        return value.contains(":") || value.contains("\\")
                ? "E" + value.replace("\\", "\\\\").replace(":", "\\072")
                : value;
    }
}

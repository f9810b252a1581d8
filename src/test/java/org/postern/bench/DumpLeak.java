package org.postern.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code bench/dump-leak}: what somebody learns from a database alone, without the master key.
 * Fills a practice, looks at each byte of each table, and plays the weakest attack on search
 * tokens.
 */
public final class DumpLeak {

    private static final int CANARIES = 1_000;

    private final JdbcClient dump;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final UUID practice;

    private DumpLeak(ApplicationContext context) {
        dump = JdbcClient.create(context.getBean("maintenanceDataSource", DataSource.class));
        vault = context.getBean(Vault.class);
        transaction = context.getBean(TransactionTemplate.class);
        practice = context.getBean(Practices.class).findBySlug(People.SLUG).orElseThrow().id();
    }

    /** DATA_DIRECTORY MESSAGES. */
    public static void main(String[] arguments) {
        try (var context =
                new SpringApplicationBuilder(FillProgram.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .run(
                                "--postern.data=" + Path.of(arguments[0]),
                                "--logging.level.root=error")) {
            new MeasuredPractice(context, Integer.parseInt(arguments[1])).fill();
            new DumpLeak(context).report();
        }
        System.exit(0);
    }

    private void report() {
        var words = words();
        var tokens = tokens();
        System.out.printf("%,d messages, %,d different words%n%n", count("message"), words.size());
        canaries(words);
        columns();
        lengths();
        equality(tokens);
        attack(words, tokens);
    }

    private long count(String table) {
        return dump.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** The truth, which the attacker does not have: the word of each token. */
    private Map<Long, String> words() {
        return CurrentPractice.call(
                practice,
                () ->
                        transaction.execute(
                                status -> {
                                    var words = new HashMap<Long, String>();
                                    dump.sql(
                                                    "select token, word_ct from search_word where practice_id = ?")
                                            .param(practice)
                                            .query(
                                                    row -> {
                                                        var token = row.getLong(1);
                                                        words.put(
                                                                token,
                                                                vault.decrypt(
                                                                        row.getBytes(2),
                                                                        new Place(
                                                                                "search_word",
                                                                                new UUID(0, token),
                                                                                "word")));
                                                    });
                                    return words;
                                }));
    }

    private Map<Long, Integer> tokens() {
        var tokens = new HashMap<Long, Integer>();
        dump.sql(
                        """
                        select token, count(*) from message_search, unnest(tokens) as token
                        where practice_id = ? group by token
                        """)
                .param(practice)
                .query(
                        row -> {
                            tokens.put(row.getLong(1), row.getInt(2));
                        });
        return tokens;
    }

    private List<String> tables() {
        return dump.sql("select tablename from pg_tables where schemaname = 'public' order by 1")
                .query(String.class)
                .list();
    }

    // Long words alone: a short one occurs by chance in 5 MB of random bytes.
    private void canaries(Map<Long, String> words) {
        var canaries =
                words.values().stream()
                        .filter(word -> word.length() >= 8)
                        .sorted(Comparator.comparing(String::hashCode))
                        .limit(CANARIES)
                        .collect(Collectors.toSet());
        var hits = new HashSet<String>();
        var bytes = 0L;
        for (var table : tables()) {
            for (var row : rows(table)) {
                bytes += row.length();
                hits.addAll(in(row, canaries));
            }
        }
        System.out.printf(
                "1. Words in clear: %d of %,d words of messages, in %,d characters of %d tables%n%n",
                hits.size(), canaries.size(), bytes, tables().size());
    }

    /** A row as text, its bytes as what they spell. */
    private List<String> rows(String table) {
        var columns =
                dump.sql(
                                """
                                select case when data_type = 'bytea'
                                    then 'encode(' || quote_ident(column_name) || ', ''escape'')'
                                    else quote_ident(column_name) || '::text' end
                                from information_schema.columns
                                where table_schema = 'public' and table_name = ?
                                """)
                        .param(table)
                        .query(String.class)
                        .list();
        return columns.isEmpty()
                ? List.of()
                : dump.sql(
                                "select concat_ws(' ', %s) from %s"
                                        .formatted(String.join(", ", columns), table))
                        .query(String.class)
                        .list();
    }

    private static Set<String> in(String row, Set<String> canaries) {
        var found = new HashSet<String>();
        for (var part : row.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (canaries.contains(part)) {
                found.add(part);
            }
        }
        return found;
    }

    private void columns() {
        var readable = new TreeMap<String, List<String>>();
        dump.sql(
                        """
                        select table_name, column_name from information_schema.columns c
                        join pg_tables t on t.tablename = c.table_name and t.schemaname = 'public'
                        where table_schema = 'public' and column_name not like '%\\_ct'
                            and column_name not like '%hash%' and column_name <> 'wrapped'
                            and table_name not in ('flyway_schema_history', 'scheduled_tasks')
                        order by table_name, ordinal_position
                        """)
                .query(
                        row -> {
                            readable.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                                    .add(row.getString(2));
                        });
        System.out.println("2. Columns that are readable");
        readable.forEach(
                (table, names) ->
                        System.out.println("   " + table + ": " + String.join(", ", names)));
        System.out.println();
    }

    private void lengths() {
        var more = new java.util.TreeSet<Integer>();
        CurrentPractice.run(
                practice,
                () ->
                        transaction.executeWithoutResult(
                                status ->
                                        dump.sql(
                                                        "select id, body_ct from message where practice_id = ? limit 1000")
                                                .param(practice)
                                                .query(
                                                        row -> {
                                                            var place =
                                                                    new Place(
                                                                            "message",
                                                                            row.getObject(
                                                                                    1, UUID.class),
                                                                            "body");
                                                            var stored = row.getBytes(2);
                                                            more.add(
                                                                    stored.length
                                                                            - vault.decryptBytes(
                                                                                            stored,
                                                                                            place)
                                                                                    .length);
                                                        })));
        System.out.printf(
                "3. Lengths: a text's ciphertext is as long as the text in UTF-8 and %s more bytes%n%n",
                more);
    }

    private void equality(Map<Long, Integer> tokens) {
        var repeated = tokens.values().stream().filter(times -> times > 1).count();
        System.out.printf(
                "4. Equality: %,d tokens, %,d of them in more than one message; equal ciphertexts: %d%n%n",
                tokens.size(),
                repeated,
                dump.sql("select count(*) - count(distinct body_ct) from message")
                        .query(Integer.class)
                        .single());
    }

    /**
     * Ranks of tokens against ranks of words in the whole language: other texts of the same kind.
     */
    private void attack(Map<Long, String> words, Map<Long, Integer> tokens) {
        var guesses = new Words(99).ranked();
        var ranked =
                tokens.entrySet().stream()
                        .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .toList();
        System.out.println("5. The weakest attack, by ranks of frequency alone:");
        for (var top : new int[] {10, 100, 500, 1_000, 5_000}) {
            var right = 0;
            var near = 0;
            for (var rank = 0; rank < Math.min(top, ranked.size()); rank++) {
                var word = words.get(ranked.get(rank));
                var place = word == null ? -1 : guesses.indexOf(word);
                right += place == rank ? 1 : 0;
                near += place >= 0 && Math.abs(place - rank) <= 10 ? 1 : 0;
            }
            System.out.printf(
                    "   of the %,d commonest words %.1f %% are right, %.1f %% within ten ranks%n",
                    top, 100.0 * right / top, 100.0 * near / top);
        }
    }
}

package org.postern.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that a backup holds, as the catalogue has them now. */
record Tables(JdbcClient jdbc) {

    /** What a restored server begins anew: who is signed in, what jobs are due, its own history. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "flyway_schema_history",
                    "spring_session",
                    "spring_session_attributes",
                    "throttle",
                    "scheduled_tasks");

    /** Their columns, in order. Those that the database computes itself are left out. */
    Map<String, List<String>> columns() {
        var columns = new LinkedHashMap<String, List<String>>();
        jdbc.sql(
                        """
                        select c.relname, a.attname
                        from pg_class c
                        join pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                            and not c.relispartition
                            and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        order by c.relname, a.attnum
                        """)
                .query(
                        row -> {
                            columns.computeIfAbsent(
                                            row.getString("relname"), table -> new ArrayList<>())
                                    .add(row.getString("attname"));
                        });
        columns.keySet().removeAll(LEFT_OUT);
        return columns;
    }

    /** Their names, each after those that its rows refer to. */
    List<String> inOrderOfReference() {
        var references = references();
        var left = new LinkedHashSet<>(columns().keySet());
        var ordered = new LinkedHashSet<String>();
        while (!left.isEmpty()) {
            var next =
                    left.stream()
                            .filter(
                                    table ->
                                            references.getOrDefault(table, Set.of()).stream()
                                                    .noneMatch(left::contains))
                            .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + left);
            }
            ordered.addAll(next);
            next.forEach(left::remove);
        }
        return List.copyOf(ordered);
    }

    private Map<String, Set<String>> references() {
        var references = new LinkedHashMap<String, Set<String>>();
        jdbc.sql(
                        """
                        select t.relname as referring, r.relname as referred
                        from pg_constraint c
                        join pg_class t on t.oid = c.conrelid
                        join pg_class r on r.oid = c.confrelid
                        where c.contype = 'f' and c.conrelid <> c.confrelid
                            and t.relnamespace = 'public'::regnamespace
                        """)
                .query(
                        row -> {
                            references
                                    .computeIfAbsent(
                                            row.getString("referring"),
                                            table -> new LinkedHashSet<>())
                                    .add(row.getString("referred"));
                        });
        return references;
    }

    /** Those whose row-level security holds for their owner too. */
    List<String> forced() {
        return jdbc.sql(
                        """
                        select relname from pg_class
                        where relnamespace = 'public'::regnamespace and relforcerowsecurity
                        order by relname
                        """)
                .query(String.class)
                .list();
    }
}

package org.postern.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postern.keys.EncryptedTable.EncryptedColumn;
import org.postern.keys.EncryptedTable.KeyColumn;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every table with encrypted columns, as the database's catalogue has them now: a column whose name
 * ends with {@code _ct} is one, so that a new one is never forgotten.
 */
@Component
class EncryptedTables {

    /** Where the id of a row is not its column {@code id}. */
    private static final Map<String, String> ROWS =
            Map.of(
                    "attachment_part", "attachment_id",
                    "authenticator", "owner_id",
                    "recovery_code", "owner_id",
                    "search_word", "cast(lpad(to_hex(token), 32, '0') as uuid)",
                    "practice_settings", "practice_id",
                    "message_settings", "user_id");

    /** Where the field is not the column's name. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "attachment_part.content_ct", "version || '|' || number",
                    "recovery_code.hash_ct", "'password'");

    private final JdbcClient maintenance;

    EncryptedTables(@Qualifier("maintenance") DataSource maintenance) {
        this.maintenance = JdbcClient.create(maintenance);
    }

    List<EncryptedTable> all() {
        var columns = new LinkedHashMap<String, List<EncryptedColumn>>();
        maintenance
                .sql(
                        """
                        select c.relname, a.attname
                        from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                            and a.attname like '%\\_ct'
                        order by c.relname, a.attnum
                        """)
                .query(
                        row -> {
                            var table = row.getString("relname");
                            columns.computeIfAbsent(table, name -> new ArrayList<>())
                                    .add(column(table, row.getString("attname")));
                        });
        return columns.entrySet().stream()
                .map(one -> new EncryptedTable(one.getKey(), key(one.getKey()), one.getValue()))
                .toList();
    }

    private static EncryptedColumn column(String table, String name) {
        var field = "'" + name.substring(0, name.length() - "_ct".length()) + "'";
        return new EncryptedColumn(
                name,
                ROWS.getOrDefault(table, "id"),
                FIELDS.getOrDefault(table + "." + name, field));
    }

    private List<KeyColumn> key(String table) {
        return maintenance
                .sql(
                        """
                        select a.attname, format_type(a.atttypid, a.atttypmod) as type
                        from pg_index i
                        cross join lateral unnest(i.indkey) with ordinality as k (attnum, place)
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                        where i.indrelid = cast(? as regclass) and i.indisprimary
                            and a.attname <> 'practice_id'
                        order by k.place
                        """)
                .param(table)
                .query((row, number) -> new KeyColumn(row.getString(1), row.getString(2)))
                .list();
    }
}

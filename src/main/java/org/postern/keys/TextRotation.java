package org.postern.keys;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postern.keys.EncryptedTable.EncryptedColumn;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts a practice's rows anew, table by table, some rows in each transaction. Rows that
 * somebody works on are left for the next pass, so that it never waits for anybody; passes end when
 * there is no row left of an older version.
 */
@Component
class TextRotation {

    private static final int ROWS = 200;
    // A megabyte each.
    private static final int PARTS = 8;

    private record Stale(List<String> key, List<Cell> cells) {}

    private record Cell(EncryptedColumn column, byte @Nullable [] stored, Place place) {}

    private final EncryptedTables tables;
    private final RotationStore store;
    private final Vault vault;
    private final JdbcClient maintenance;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TextRotation(
            EncryptedTables tables,
            RotationStore store,
            Vault vault,
            @Qualifier("maintenance") DataSource maintenance,
            Clock clock) {
        this.tables = tables;
        this.store = store;
        this.vault = vault;
        this.maintenance = JdbcClient.create(maintenance);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(maintenance));
        this.clock = clock;
    }

    /** Does the next piece of work, for the current practice. */
    void step(Rotation rotation) {
        transaction.executeWithoutResult(status -> work(rotation));
    }

    private void work(Rotation rotation) {
        var all = tables.all();
        if (rotation.total() == null) {
            store.beginPass(rotation, stale(rotation, all));
            return;
        }
        var at =
                all.stream()
                        .filter(
                                table ->
                                        rotation.table() == null
                                                || table.name().compareTo(rotation.table()) >= 0)
                        .findFirst();
        if (at.isPresent()) {
            rewrite(rotation, at.get());
        } else if (nothingLeft(rotation, all)) {
            store.rewritten(rotation, clock.instant());
        } else {
            store.beginPass(rotation, 0);
        }
    }

    /** Whether no row needs an older version, but those that cannot be read with any. */
    boolean nothingLeft(Rotation rotation) {
        return nothingLeft(rotation, tables.all());
    }

    private boolean nothingLeft(Rotation rotation, List<EncryptedTable> all) {
        var stale = stale(rotation, all);
        return stale == 0
                || stale <= rotation.damaged()
                        && all.stream().noneMatch(table -> holdsReadable(rotation, table));
    }

    private boolean holdsReadable(Rotation rotation, EncryptedTable table) {
        return select(rotation, table, table.allStale(), List.of()).stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> isReadable(cell, rotation.version()));
    }

    private boolean isReadable(Cell cell, short version) {
        try {
            if (cell.stored() == null || ByteBuffer.wrap(cell.stored()).getShort() == version) {
                return false;
            }
            vault.decryptBytes(cell.stored(), cell.place());
            return true;
        } catch (DamagedText | BufferUnderflowException e) {
            return false;
        }
    }

    private long stale(Rotation rotation, List<EncryptedTable> all) {
        return all.stream()
                .mapToLong(
                        table -> {
                            var count =
                                    maintenance
                                            .sql(
                                                    "select count(*) from %s where practice_id = ? and %s"
                                                            .formatted(
                                                                    table.name(), table.anyStale()))
                                            .param(rotation.practiceId());
                            for (var column : table.columns()) {
                                count = count.param(beginning(rotation));
                            }
                            return count.query(Long.class).single();
                        })
                .sum();
    }

    private static byte[] beginning(Rotation rotation) {
        return ByteBuffer.allocate(2).putShort(rotation.version()).array();
    }

    private void rewrite(Rotation rotation, EncryptedTable table) {
        var limit = table.name().equals("attachment_part") ? PARTS : ROWS;
        var key = table.name().equals(rotation.table()) ? rotation.key() : List.<String>of();
        var rows = select(rotation, table, table.batch(key.isEmpty(), limit), key);
        var done = (int) rows.stream().filter(row -> rewrite(rotation, table, row)).count();
        // A table whose key is the practice alone has one row.
        var finished = rows.size() < limit || table.key().isEmpty();
        store.advance(
                rotation,
                done,
                rows.size() - done,
                finished ? table.name() + " " : table.name(),
                finished ? List.of() : rows.get(rows.size() - 1).key());
    }

    private List<Stale> select(
            Rotation rotation, EncryptedTable table, String sql, List<String> key) {
        var select = maintenance.sql(sql).param(rotation.practiceId());
        for (var column : table.columns()) {
            select = select.param(beginning(rotation));
        }
        return select.params(key).query((row, number) -> read(row, table)).list();
    }

    private static Stale read(ResultSet row, EncryptedTable table) throws SQLException {
        var key = new ArrayList<String>();
        for (var column : table.key()) {
            key.add(row.getString("key " + column.name()));
        }
        var cells = new ArrayList<Cell>();
        for (var column : table.columns()) {
            cells.add(
                    new Cell(
                            column,
                            row.getBytes(column.name()),
                            new Place(
                                    table.name(),
                                    row.getObject("row " + column.name(), UUID.class),
                                    row.getString("field " + column.name()))));
        }
        return new Stale(key, cells);
    }

    /** Whether every text of the row could be read. */
    private boolean rewrite(Rotation rotation, EncryptedTable table, Stale row) {
        var whole = true;
        for (var cell : row.cells()) {
            whole &= cell.stored() == null || rewrite(rotation, table, row, cell, cell.stored());
        }
        return whole;
    }

    private boolean rewrite(
            Rotation rotation, EncryptedTable table, Stale row, Cell cell, byte[] stored) {
        try {
            var anew = vault.encryptAnew(stored, cell.place(), rotation.version());
            maintenance
                    .sql(table.update(cell.column()))
                    .params(anew, rotation.practiceId(), stored)
                    .params(row.key())
                    .update();
            return true;
        } catch (DamagedText e) {
            return false;
        }
    }
}

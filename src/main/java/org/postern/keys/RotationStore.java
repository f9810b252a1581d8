package org.postern.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postern.vault.KeyPurpose;
import org.postern.vault.KeyVersion;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code key_rotation}, written by the maintenance role. */
@Repository
class RotationStore {

    private final JdbcClient maintenance;

    RotationStore(@Qualifier("maintenance") DataSource maintenance) {
        this.maintenance = JdbcClient.create(maintenance);
    }

    void begin(UUID practiceId, KeyPurpose purpose, KeyVersion version, Instant now) {
        maintenance
                .sql(
                        """
                        insert into key_rotation (practice_id, purpose, version, started_at,
                            active_from)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        practiceId,
                        purpose.name(),
                        version.number(),
                        Timestamp.from(now),
                        Timestamp.from(version.activeFrom() == null ? now : version.activeFrom()))
                .update();
    }

    /** Those that are not finished. */
    List<Rotation> running() {
        return maintenance
                .sql("select * from key_rotation where finished_at is null order by started_at")
                .query(RotationStore::read)
                .list();
    }

    private static Rotation read(ResultSet row, int number) throws SQLException {
        var key = row.getArray("at_key");
        var rewritten = row.getTimestamp("rewritten_at");
        return new Rotation(
                row.getObject("practice_id", UUID.class),
                KeyPurpose.valueOf(row.getString("purpose")),
                row.getShort("version"),
                row.getTimestamp("active_from").toInstant(),
                row.getObject("total", Long.class),
                row.getLong("done"),
                row.getLong("damaged"),
                row.getString("at_table"),
                key == null ? List.of() : List.of((String[]) key.getArray()),
                rewritten == null ? null : rewritten.toInstant());
    }

    void beginPass(Rotation rotation, long total) {
        update(
                rotation,
                "total = coalesce(total, ?), damaged = 0, at_table = null, at_key = null",
                total);
    }

    void advance(
            Rotation rotation, int done, int damaged, @Nullable String table, List<String> key) {
        update(
                rotation,
                "done = done + ?, damaged = damaged + ?, at_table = ?, at_key = ?",
                done,
                damaged,
                table,
                key.isEmpty() ? null : key.toArray(String[]::new));
    }

    void rewritten(Rotation rotation, Instant now) {
        update(rotation, "rewritten_at = ?", Timestamp.from(now));
    }

    /** Something was left after all. */
    void again(Rotation rotation) {
        update(
                rotation,
                "rewritten_at = null, damaged = 0, at_table = ?, at_key = null",
                (Object) null);
    }

    void finished(Rotation rotation, Instant now) {
        update(rotation, "finished_at = ?", Timestamp.from(now));
    }

    private void update(Rotation rotation, String change, @Nullable Object... values) {
        var statement =
                maintenance.sql(
                        "update key_rotation set "
                                + change
                                + " where practice_id = ? and purpose = ? and version = ?");
        for (var value : values) {
            statement = statement.param(value);
        }
        statement
                .param(rotation.practiceId())
                .param(rotation.purpose().name())
                .param(rotation.version())
                .update();
    }
}

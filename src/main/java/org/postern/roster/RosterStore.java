package org.postern.roster;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code roster_import} and {@code roster_part}: encrypted, for a day. */
@Repository
class RosterStore {

    record Part(UUID id, List<RosterRow> rows) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Vault vault;

    RosterStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    UUID add(@Nullable UUID userId, RosterPreview preview, int rows, Instant now) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into roster_import (practice_id, id, user_id, state, preview_ct,
                            row_count, created_at)
                        values (?, ?, ?, 'WAITING', ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                userId,
                                vault.encrypt(JSON.writeValueAsString(preview), previewOf(id)),
                                rows,
                                Timestamp.from(now)))
                .update();
        return id;
    }

    void addPart(UUID importId, String kind, int number, List<?> lines) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into roster_part (practice_id, id, import_id, kind, number, lines_ct)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        importId,
                        kind,
                        number,
                        vault.encrypt(JSON.writeValueAsString(lines), linesOf(id)))
                .update();
    }

    Optional<RosterImport> find(UUID id, String lock) {
        return jdbc.sql("select * from roster_import where practice_id = ? and id = ? " + lock)
                .params(CurrentPractice.id(), id)
                .query(this::read)
                .optional();
    }

    private RosterImport read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var preview = vault.decrypt(row.getBytes("preview_ct"), previewOf(id));
        return new RosterImport(
                id,
                row.getObject("user_id", UUID.class),
                RosterImport.State.valueOf(row.getString("state")),
                JSON.readValue(preview, RosterPreview.class),
                row.getInt("row_count"),
                new RosterTally(
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("refused")));
    }

    Optional<UUID> firstRunning() {
        return jdbc.sql(
                        """
                        select id from roster_import where practice_id = ? and state = 'RUNNING'
                        order by id limit 1
                        """)
                .params(CurrentPractice.id())
                .query(UUID.class)
                .optional();
    }

    Optional<Part> nextRows(UUID importId) {
        return jdbc.sql(
                        """
                        select id, lines_ct from roster_part
                        where practice_id = ? and import_id = ? and kind = 'ROWS'
                        order by number limit 1
                        """)
                .params(CurrentPractice.id(), importId)
                .query(
                        (row, number) -> {
                            var id = row.getObject("id", UUID.class);
                            var lines = vault.decrypt(row.getBytes("lines_ct"), linesOf(id));
                            return new Part(
                                    id,
                                    JSON.readValue(lines, new TypeReference<List<RosterRow>>() {}));
                        })
                .optional();
    }

    List<RosterProblem> problems(UUID importId, int page) {
        return jdbc.sql(
                        """
                        select id, lines_ct from roster_part
                        where practice_id = ? and import_id = ? and kind = 'PROBLEMS'
                            and number = ?
                        """)
                .params(CurrentPractice.id(), importId, page)
                .query(
                        (row, number) -> {
                            var id = row.getObject("id", UUID.class);
                            var lines = vault.decrypt(row.getBytes("lines_ct"), linesOf(id));
                            return JSON.readValue(
                                    lines, new TypeReference<List<RosterProblem>>() {});
                        })
                .optional()
                .orElse(List.of());
    }

    /** Counts what a part has done, and forgets the part. */
    void finishPart(UUID importId, UUID partId, RosterTally tally) {
        jdbc.sql(
                        """
                        update roster_import set added = added + ?, changed = changed + ?,
                            unchanged = unchanged + ?, refused = refused + ?
                        where practice_id = ? and id = ?
                        """)
                .params(
                        tally.added(),
                        tally.changed(),
                        tally.unchanged(),
                        tally.refused(),
                        CurrentPractice.id(),
                        importId)
                .update();
        jdbc.sql("delete from roster_part where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), partId)
                .update();
    }

    void state(UUID importId, RosterImport.State state, @Nullable Instant finished) {
        jdbc.sql(
                        """
                        update roster_import set state = ?, finished_at = ?
                        where practice_id = ? and id = ?
                        """)
                .params(
                        Arrays.asList(
                                state.name(),
                                finished == null ? null : Timestamp.from(finished),
                                CurrentPractice.id(),
                                importId))
                .update();
    }

    void forgetRows(UUID importId) {
        jdbc.sql("delete from roster_part where practice_id = ? and import_id = ?")
                .params(CurrentPractice.id(), importId)
                .update();
    }

    void forgetBefore(Instant time) {
        jdbc.sql(
                        """
                        delete from roster_import
                        where practice_id = ? and created_at < ? and state <> 'RUNNING'
                        """)
                .params(CurrentPractice.id(), Timestamp.from(time))
                .update();
    }

    private static Place previewOf(UUID id) {
        return new Place("roster_import", id, "preview");
    }

    private static Place linesOf(UUID id) {
        return new Place("roster_part", id, "lines");
    }
}

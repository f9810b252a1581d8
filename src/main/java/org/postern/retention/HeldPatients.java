package org.postern.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which patients of the current practice are under legal hold. */
@Service
@Transactional(readOnly = true)
public class HeldPatients {

    /** The most that a page shows. */
    public static final int MOST = 200;

    /**
     * A patient under legal hold.
     *
     * @param since when the oldest of them was placed
     */
    public record Held(UUID id, String name, String recordNumber, Instant since) {}

    private final JdbcClient jdbc;

    HeldPatients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many there are. */
    public int count() {
        return jdbc.sql(
                        """
                        select count(distinct patient_id) from legal_hold
                        where practice_id = ? and lifted_at is null
                        """)
                .param(CurrentPractice.id())
                .query(Integer.class)
                .single();
    }

    /** They, by when the first hold was placed, at most {@link #MOST}. */
    public List<Held> list() {
        return jdbc.sql(
                        """
                        select p.id, p.given_name || ' ' || p.family_name as name, p.record_number,
                            min(h.placed_at) as since
                        from legal_hold h
                        join patient p on p.practice_id = h.practice_id and p.id = h.patient_id
                        where h.practice_id = ? and h.lifted_at is null
                        group by p.id, p.given_name, p.family_name, p.record_number
                        order by since, p.id limit ?
                        """)
                .params(CurrentPractice.id(), MOST)
                .query(
                        (row, number) ->
                                new Held(
                                        row.getObject("id", UUID.class),
                                        row.getString("name"),
                                        row.getString("record_number"),
                                        row.getTimestamp("since").toInstant()))
                .list();
    }
}

package org.postern.messagesettings;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code absence}. */
@Repository
class AbsenceStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    AbsenceStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** All that nobody has ended and whose last day is not over, the nearest first. */
    List<Absence> from(LocalDate today) {
        return jdbc.sql(
                        """
                        select * from absence
                        where practice_id = ? and until_day >= ? and ended_at is null
                        order by from_day, id
                        """)
                .params(CurrentPractice.id(), today)
                .query(this::read)
                .list();
    }

    /** Lets one transaction at a time change a user's. */
    void lock(UUID userId) {
        jdbc.sql("select id from user_account where practice_id = ? and id = ? for update")
                .params(CurrentPractice.id(), userId)
                .query(UUID.class)
                .single();
    }

    void insert(UUID userId, Absence.Plan plan) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var period = plan.period();
        jdbc.sql(
                        """
                        insert into absence (practice_id, id, user_id, from_day, from_time,
                            until_day, until_time, text_ct, meanwhile, cover_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                userId,
                                period.from(),
                                period.fromTime(),
                                period.until(),
                                period.untilTime(),
                                vault.encrypt(plan.text(), textOf(id)),
                                plan.meanwhile().name(),
                                plan.coverId()))
                .update();
    }

    void update(UUID id, Absence.Plan plan) {
        var period = plan.period();
        jdbc.sql(
                        """
                        update absence set from_day = ?, from_time = ?, until_day = ?,
                            until_time = ?, text_ct = ?, meanwhile = ?, cover_id = ?
                        where practice_id = ? and id = ?
                        """)
                .params(
                        Arrays.asList(
                                period.from(),
                                period.fromTime(),
                                period.until(),
                                period.untilTime(),
                                vault.encrypt(plan.text(), textOf(id)),
                                plan.meanwhile().name(),
                                plan.coverId(),
                                CurrentPractice.id(),
                                id))
                .update();
    }

    void end(UUID id, Instant now) {
        jdbc.sql("update absence set ended_at = ? where practice_id = ? and id = ?")
                .params(Timestamp.from(now), CurrentPractice.id(), id)
                .update();
    }

    private Absence read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var period =
                new Period(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("from_time", LocalTime.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getObject("until_time", LocalTime.class));
        return new Absence(
                id,
                row.getObject("user_id", UUID.class),
                new Absence.Plan(
                        period,
                        StandingText.open(vault, row.getBytes("text_ct"), textOf(id)),
                        Meanwhile.valueOf(row.getString("meanwhile")),
                        row.getObject("cover_id", UUID.class)));
    }

    private static Place textOf(UUID id) {
        return new Place("absence", id, "text");
    }
}

package org.postern.dailymail;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.notification.NotificationKind;
import org.postern.practice.Practices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out which accounts are to have today's mail. */
@Service
@Transactional
public class DailyMails {

    private static final LocalTime HOUR = LocalTime.of(17, 0);

    private final JdbcClient jdbc;
    private final Practices practices;
    private final Clock clock;

    DailyMails(JdbcClient jdbc, Practices practices, Clock clock) {
        this.jdbc = jdbc;
        this.practices = practices;
        this.clock = clock;
    }

    /**
     * From 17:00 on in the practice's time zone: writes down one mail for each account of the
     * current practice that wants one a day and has an unread message which came since the last.
     * However often and wherever it runs, an account has one turn a day.
     */
    public void gather() {
        var zone = practices.get(CurrentPractice.id()).timeZone();
        var now = clock.instant().atZone(zone);
        var hour = now.toLocalDate().atTime(HOUR).atZone(zone);
        if (!now.isBefore(hour)) {
            gather(hour.toInstant(), now.toInstant());
        }
    }

    // The rows that another node takes at this moment are its turn. What comes after five waits
    // for the next day.
    private void gather(Instant hour, Instant now) {
        jdbc.sql(
                        """
                        with turn as (
                            select id, told_until from portal_account
                            where practice_id = :practice and mail_preference = 'DAILY'
                                and ended_at is null and told_until < :hour
                            for update skip locked),
                        taken as (
                            update portal_account a set told_until = :now from turn
                            where a.practice_id = :practice and a.id = turn.id
                            returning a.id, turn.told_until)
                        select taken.id from taken
                        where exists (select from open_link l
                            join thread t on t.practice_id = l.practice_id
                                and t.patient_id = l.patient_id and t.patient_unread
                            join message m on m.practice_id = t.practice_id
                                and m.thread_id = t.id and m.direction = 'OUTGOING'
                                and m.sent_at > taken.told_until
                            where l.practice_id = :practice and l.account_id = taken.id
                                and (l.ends_at is null or l.ends_at > :now))
                        """)
                .param("practice", CurrentPractice.id())
                .param("hour", Timestamp.from(hour))
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list()
                .forEach(accountId -> insert(accountId, now));
    }

    private void insert(UUID accountId, Instant now) {
        jdbc.sql(
                        """
                        insert into notification (practice_id, id, kind, recipient_id, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        UuidCreator.getTimeOrderedEpoch(),
                        NotificationKind.PATIENT_DAILY.name(),
                        accountId,
                        Timestamp.from(now))
                .update();
    }
}

package org.postern.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code mail}: gathered from notifications, claimed, finished. */
@Repository
@Transactional
class MailStore {

    // A node that died while it delivered: its mail is tried again after this.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private record Group(NotificationKind kind, @Nullable UUID recipientId) {}

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes one mail of all waiting notifications of a kind and recipient, once it is time. */
    void gather(Duration window, Instant now) {
        for (var group : groupsDue(window, now)) {
            var id = UuidCreator.getTimeOrderedEpoch();
            jdbc.sql(
                            """
                            insert into mail (practice_id, id, kind, recipient_id, state,
                                next_attempt_at, created_at)
                            values (?, ?, ?, ?, 'WAITING', ?, ?)
                            """)
                    .params(
                            Arrays.asList(
                                    CurrentPractice.id(),
                                    id,
                                    group.kind().name(),
                                    group.recipientId(),
                                    Timestamp.from(now),
                                    Timestamp.from(now)))
                    .update();
            var taken = take(group, id);
            if (taken == 0) {
                jdbc.sql("delete from mail where practice_id = ? and id = ?")
                        .params(CurrentPractice.id(), id)
                        .update();
            }
        }
    }

    // Rows that another node takes at this moment are skipped, so that each is told once.
    private int take(Group group, UUID mailId) {
        return jdbc.sql(
                        """
                        update notification set mail_id = :mail
                        where practice_id = :practice and id in (
                            select id from notification
                            where practice_id = :practice and mail_id is null and kind = :kind
                                and recipient_id is not distinct from cast(:recipient as uuid)
                            for update skip locked)
                        """)
                .param("mail", mailId)
                .param("practice", CurrentPractice.id())
                .param("kind", group.kind().name())
                .param("recipient", group.recipientId())
                .update();
    }

    private List<Group> groupsDue(Duration window, Instant now) {
        return jdbc
                .sql(
                        """
                        select kind, recipient_id, min(created_at) as oldest from notification
                        where practice_id = ? and mail_id is null
                        group by kind, recipient_id
                        """)
                .params(CurrentPractice.id())
                .query(
                        (row, number) -> {
                            var kind = NotificationKind.valueOf(row.getString("kind"));
                            var oldest = row.getTimestamp("oldest").toInstant();
                            return oldest.plus(kind.wait(window)).isAfter(now)
                                    ? Optional.<Group>empty()
                                    : Optional.of(
                                            new Group(
                                                    kind,
                                                    row.getObject("recipient_id", UUID.class)));
                        })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Takes mails whose time has come, for this node alone until a lease ends. */
    List<Mail> claim(int most, Instant now) {
        return jdbc.sql(
                        """
                        update mail set attempts = attempts + 1, next_attempt_at = :lease
                        where practice_id = :practice and id in (
                            select id from mail
                            where practice_id = :practice and state = 'WAITING'
                                and next_attempt_at <= :now
                            order by next_attempt_at limit :most
                            for update skip locked)
                        returning id, kind, recipient_id, attempts
                        """)
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("practice", CurrentPractice.id())
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(
                        (row, number) ->
                                new Mail(
                                        row.getObject("id", UUID.class),
                                        NotificationKind.valueOf(row.getString("kind")),
                                        row.getObject("recipient_id", UUID.class),
                                        row.getInt("attempts")))
                .list();
    }

    void finish(UUID id, String state, @Nullable String error, Instant now) {
        jdbc.sql(
                        """
                        update mail set state = ?, last_error = ?, finished_at = ?
                        where practice_id = ? and id = ?
                        """)
                .params(Arrays.asList(state, error, Timestamp.from(now), CurrentPractice.id(), id))
                .update();
        jdbc.sql("update notification set secret_ct = null where practice_id = ? and mail_id = ?")
                .params(CurrentPractice.id(), id)
                .update();
    }

    void retry(UUID id, String error, Instant next) {
        jdbc.sql(
                        """
                        update mail set last_error = ?, next_attempt_at = ?
                        where practice_id = ? and id = ?
                        """)
                .params(error, Timestamp.from(next), CurrentPractice.id(), id)
                .update();
    }
}

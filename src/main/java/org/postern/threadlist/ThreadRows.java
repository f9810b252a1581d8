package org.postern.threadlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Direction;
import org.postern.messaging.MessageStore;
import org.postern.messaging.ThreadStore;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads threads with what their rows in a list show. */
@Repository
class ThreadRows {

    private static final int PREVIEW_LENGTH = 140;
    // A preview is looked for in the beginning of a text: white space rarely fills more.
    private static final int BEGINNING = 2_000;
    private static final int MANY = 1_000;

    // The newest words that somebody wrote: an automatic answer would hide what waits.
    private static final String SELECT =
            """
            select t.*, p.given_name, p.family_name, u.name as assignee_name,
                exists (select from draft d where d.practice_id = t.practice_id
                    and d.owner_id = :reader and d.thread_id = t.id) as draft,
                exists (select from attachment a where a.practice_id = t.practice_id
                    and a.thread_id = t.id and a.sent_at is not null) as files,
                t.waiting_since is not null and exists (select from message x
                    where x.practice_id = t.practice_id and x.thread_id = t.id
                        and x.urgent_shown and x.sent_at >= t.waiting_since) as urgent,
                m.id as message_id, m.body_ct, m.direction, m.author_id, m.author_name,
                m.author_relation is not null as by_proxy
            from %s t
            join patient p on p.practice_id = t.practice_id and p.id = t.patient_id
            join message m on m.practice_id = t.practice_id and m.thread_id = t.id
                and m.seq = (select l.seq from message l
                    where l.practice_id = t.practice_id and l.thread_id = t.id
                        and l.author_kind <> 'SYSTEM'
                    order by l.seq desc limit 1)
            left join user_account u on u.practice_id = t.practice_id and u.id = t.assignee_id
            order by t.last_message_at desc, t.id desc
            """;

    private final JdbcClient jdbc;
    private final ThreadStore threads;
    private final MessageStore messages;

    ThreadRows(JdbcClient jdbc, ThreadStore threads, MessageStore messages) {
        this.jdbc = jdbc;
        this.threads = threads;
        this.messages = messages;
    }

    /** The threads that fulfil a query's conditions, newest activity first. */
    List<ThreadRow> find(ThreadQuery query, int most, boolean forPatient) {
        return jdbc.sql(sql(query))
                .params(query.values())
                .param("most", most)
                .query(mapper(forPatient))
                .list();
    }

    /** Whether very many messages were received in a period. */
    boolean isBusy(ListFilter.Period period) {
        return jdbc.sql(
                                """
                                select count(*) from (
                                    select from message
                                    where practice_id = ? and direction = 'INCOMING'
                                        and sent_at >= ? and sent_at < ?
                                    limit ?) as received
                                """)
                        .params(
                                CurrentPractice.id(),
                                Timestamp.from(period.from()),
                                Timestamp.from(period.until()),
                                MANY)
                        .query(Integer.class)
                        .single()
                == MANY;
    }

    static String sql(ThreadQuery query) {
        return query.with() + SELECT.formatted(query.threads());
    }

    private RowMapper<ThreadRow> mapper(boolean forPatient) {
        return (row, number) -> read(row, number, forPatient);
    }

    private ThreadRow read(ResultSet row, int number, boolean forPatient) throws SQLException {
        var thread = threads.read(row, number);
        var text = messages.text(row.getBytes("body_ct"), row.getObject("message_id", UUID.class));
        return new ThreadRow(
                thread.id(),
                thread.patientId(),
                row.getString("given_name") + " " + row.getString("family_name"),
                thread.assigneeId(),
                row.getString("assignee_name"),
                thread.subject(),
                preview(text),
                Direction.valueOf(row.getString("direction")),
                row.getObject("author_id", UUID.class),
                row.getString("author_name"),
                row.getBoolean("by_proxy"),
                thread.lastMessageAt(),
                thread.waitingSince(),
                row.getBoolean("urgent"),
                forPatient ? thread.patientUnread() : thread.unread(),
                row.getBoolean("draft"),
                row.getBoolean("files"),
                null);
    }

    private static String preview(@Nullable String text) {
        var whole = Optional.ofNullable(text).orElse("(damaged message)");
        var end = Math.min(BEGINNING, whole.length());
        var line = new StringBuilder();
        var spaced = false;
        for (int at = 0, count = 0; at < end && count < PREVIEW_LENGTH; count++) {
            var character = whole.codePointAt(at);
            at += Character.charCount(character);
            var space = Character.isWhitespace(character);
            if (!space) {
                line.append(spaced ? " " : "").appendCodePoint(character);
            }
            spaced = space && !line.isEmpty();
        }
        return line.toString();
    }
}

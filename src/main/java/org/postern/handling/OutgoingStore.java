package org.postern.handling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.attachment.Attachments;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Author;
import org.postern.messaging.MessageThread;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code outgoing_message}: messages until they are delivered or taken back. */
@Repository
class OutgoingStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Attachments files;

    OutgoingStore(JdbcClient jdbc, Vault vault, Attachments files) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.files = files;
    }

    void insert(UUID id, MessageThread thread, Author author, Post post, Instant now, Instant due) {
        jdbc.sql(
                        """
                        insert into outgoing_message (practice_id, id, thread_id, patient_id,
                            author_id, author_name, body_ct, client_token, created_at, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        thread.id(),
                        thread.patientId(),
                        author.id(),
                        author.name(),
                        vault.encrypt(post.text(), bodyOf(id)),
                        post.clientToken(),
                        Timestamp.from(now),
                        Timestamp.from(due))
                .update();
    }

    List<OutgoingMessage> in(UUID threadId) {
        var held =
                jdbc.sql(
                                """
                                select * from outgoing_message
                                where practice_id = ? and thread_id = ? order by due_at, id
                                """)
                        .params(CurrentPractice.id(), threadId)
                        .query(this::read)
                        .list();
        var attached = files.of(held.stream().map(OutgoingMessage::id).toList());
        return held.stream()
                .map(one -> one.with(attached.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** The one that its author sent last. */
    Optional<OnItsWay> newestOf(UUID authorId) {
        return jdbc.sql(
                        """
                        select o.id, o.thread_id, o.due_at,
                            p.given_name || ' ' || p.family_name as patient_name
                        from outgoing_message o
                        join patient p on p.practice_id = o.practice_id and p.id = o.patient_id
                        where o.practice_id = ? and o.author_id = ?
                        order by o.due_at desc, o.id desc limit 1
                        """)
                .params(CurrentPractice.id(), authorId)
                .query(
                        (row, number) ->
                                new OnItsWay(
                                        row.getObject("id", UUID.class),
                                        row.getObject("thread_id", UUID.class),
                                        row.getString("patient_name"),
                                        row.getTimestamp("due_at").toInstant()))
                .optional();
    }

    Optional<OutgoingMessage> findByClientToken(UUID authorId, UUID clientToken) {
        return jdbc.sql(
                        """
                        select * from outgoing_message
                        where practice_id = ? and author_id = ? and client_token = ?
                        """)
                .params(CurrentPractice.id(), authorId, clientToken)
                .query(this::read)
                .optional();
    }

    /** Takes one away, so that of undo and delivery one alone gets it. */
    Optional<OutgoingMessage> take(UUID id) {
        return jdbc.sql("delete from outgoing_message where practice_id = ? and id = ? returning *")
                .params(CurrentPractice.id(), id)
                .query(this::read)
                .optional();
    }

    Optional<UUID> threadOf(UUID id) {
        return jdbc.sql("select thread_id from outgoing_message where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), id)
                .query(UUID.class)
                .optional();
    }

    List<UUID> due(Instant now, int most) {
        return jdbc.sql(
                        """
                        select id from outgoing_message where practice_id = ? and due_at <= ?
                        order by due_at, id limit ?
                        """)
                .params(CurrentPractice.id(), Timestamp.from(now), most)
                .query(UUID.class)
                .list();
    }

    private OutgoingMessage read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new OutgoingMessage(
                id,
                row.getObject("thread_id", UUID.class),
                row.getObject("author_id", UUID.class),
                row.getString("author_name"),
                text(row.getBytes("body_ct"), id),
                row.getObject("client_token", UUID.class),
                row.getTimestamp("due_at").toInstant(),
                List.of());
    }

    private @Nullable String text(byte[] stored, UUID id) {
        try {
            return vault.decrypt(stored, bodyOf(id));
        } catch (DamagedText e) {
            return null;
        }
    }

    private static Place bodyOf(UUID id) {
        return new Place("outgoing_message", id, "body");
    }
}

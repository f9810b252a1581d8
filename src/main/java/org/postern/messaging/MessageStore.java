package org.postern.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.attachment.Attachments;
import org.postern.compose.MessageText;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.patient.Relation;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code message}, which are only ever added. */
@Repository
public class MessageStore {

    record StoredMessage(UUID threadId, Message message) {}

    private static final int ON_A_PAGE = 100;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Attachments files;

    MessageStore(JdbcClient jdbc, Vault vault, Attachments files) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.files = files;
    }

    /**
     * Adds one.
     *
     * @param recipientId the user whom an incoming message reaches; null for the practice queue
     */
    void insert(
            UUID id,
            UUID threadId,
            int seq,
            Author author,
            @Nullable UUID recipientId,
            Post post,
            Instant now) {
        jdbc.sql(
                        """
                        insert into message (practice_id, id, thread_id, seq, direction,
                            author_kind, author_id, author_name, author_relation, written_for,
                            recipient_id, length, body_ct, sent_at, client_token, urgent_shown)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                threadId,
                                seq,
                                author.direction().name(),
                                author.kind().name(),
                                author.id(),
                                author.name(),
                                author.relation() == null ? null : author.relation().name(),
                                author.writesFor(),
                                recipientId,
                                MessageText.length(post.text()),
                                vault.encrypt(post.text(), bodyOf(id)),
                                Timestamp.from(now),
                                post.clientToken(),
                                post.advised()))
                .update();
    }

    /** All messages of a thread, oldest first. */
    public List<Message> all(UUID threadId) {
        return withFiles(
                jdbc.sql(
                                """
                                select * from message where practice_id = ? and thread_id = ?
                                order by seq
                                """)
                        .params(CurrentPractice.id(), threadId)
                        .query(this::read)
                        .list());
    }

    /** The newest messages before one, oldest of them first: as many as a page shows. */
    public List<Message> before(UUID threadId, int seq) {
        return withFiles(
                jdbc.sql(
                                """
                                select * from (
                                    select * from message
                                    where practice_id = ? and thread_id = ? and seq < ?
                                    order by seq desc limit ?) as page
                                order by seq
                                """)
                        .params(CurrentPractice.id(), threadId, seq, ON_A_PAGE)
                        .query(this::read)
                        .list());
    }

    private List<Message> withFiles(List<Message> messages) {
        var attached = files.of(messages.stream().map(Message::id).toList());
        return attached.isEmpty()
                ? messages
                : messages.stream()
                        .map(one -> one.with(attached.getOrDefault(one.id(), List.of())))
                        .toList();
    }

    /** One message of a thread. */
    Optional<Message> find(UUID threadId, UUID id) {
        return jdbc.sql(
                        """
                        select * from message where practice_id = ? and thread_id = ? and id = ?
                        """)
                .params(CurrentPractice.id(), threadId, id)
                .query(this::read)
                .optional();
    }

    /** The newest messages of each of these threads, newest first. */
    public Map<UUID, List<Message>> newest(List<UUID> threadIds, int most) {
        return jdbc
                .sql(
                        """
                        select m.* from unnest(cast(? as uuid[])) as sought (id)
                        cross join lateral (
                            select * from message where practice_id = ? and thread_id = sought.id
                            order by seq desc limit ?) as m
                        """)
                .params(
                        threadIds.stream()
                                .map(UUID::toString)
                                .collect(Collectors.joining(",", "{", "}")),
                        CurrentPractice.id(),
                        most)
                .query(this::readStored)
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                StoredMessage::threadId,
                                Collectors.mapping(StoredMessage::message, Collectors.toList())));
    }

    Optional<StoredMessage> findByClientToken(UUID authorId, UUID clientToken) {
        return jdbc.sql(
                        """
                        select * from message
                        where practice_id = ? and author_id = ? and client_token = ?
                        """)
                .params(CurrentPractice.id(), authorId, clientToken)
                .query(this::readStored)
                .optional();
    }

    private StoredMessage readStored(ResultSet row, int number) throws SQLException {
        return new StoredMessage(row.getObject("thread_id", UUID.class), read(row, number));
    }

    private Message read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Message(
                id,
                row.getInt("seq"),
                Direction.valueOf(row.getString("direction")),
                row.getObject("author_id", UUID.class),
                row.getString("author_name"),
                text(row.getBytes("body_ct"), id),
                row.getTimestamp("sent_at").toInstant(),
                List.of(),
                row.getString("author_kind").equals(Author.Kind.SYSTEM.name()),
                relation(row.getString("author_relation")),
                row.getString("written_for"),
                row.getBoolean("urgent_shown"));
    }

    private static @Nullable Relation relation(@Nullable String stored) {
        return stored == null ? null : Relation.valueOf(stored);
    }

    public @Nullable String text(byte[] stored, UUID messageId) {
        try {
            return vault.decrypt(stored, bodyOf(messageId));
        } catch (DamagedText e) {
            return null;
        }
    }

    private static Place bodyOf(UUID messageId) {
        return new Place("message", messageId, "body");
    }
}

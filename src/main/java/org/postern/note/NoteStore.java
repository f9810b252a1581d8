package org.postern.note;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.messaging.MessageThread;
import org.postern.user.UserIdentity;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code internal_note}, which are only ever added. */
@Repository
class NoteStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    NoteStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(UUID id, MessageThread thread, UserIdentity author, Post post, Timestamp now) {
        jdbc.sql(
                        """
                        insert into internal_note (practice_id, id, thread_id, after_seq,
                            author_id, author_name, body_ct, client_token, written_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        thread.id(),
                        thread.lastSeq(),
                        author.id(),
                        author.name(),
                        vault.encrypt(post.text(), bodyOf(id)),
                        post.clientToken(),
                        now)
                .update();
    }

    List<InternalNote> of(UUID threadId) {
        return jdbc.sql(
                        """
                        select * from internal_note where practice_id = ? and thread_id = ?
                        order by written_at, id
                        """)
                .params(CurrentPractice.id(), threadId)
                .query(this::read)
                .list();
    }

    Optional<InternalNote> findByClientToken(UUID authorId, UUID clientToken) {
        return jdbc.sql(
                        """
                        select * from internal_note
                        where practice_id = ? and author_id = ? and client_token = ?
                        """)
                .params(CurrentPractice.id(), authorId, clientToken)
                .query(this::read)
                .optional();
    }

    private InternalNote read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new InternalNote(
                id,
                row.getInt("after_seq"),
                row.getObject("author_id", UUID.class),
                row.getString("author_name"),
                text(row.getBytes("body_ct"), id),
                row.getTimestamp("written_at").toInstant());
    }

    private @Nullable String text(byte[] stored, UUID id) {
        try {
            return vault.decrypt(stored, bodyOf(id));
        } catch (DamagedText e) {
            return null;
        }
    }

    private static Place bodyOf(UUID id) {
        return new Place("internal_note", id, "body");
    }
}

package org.postern.messaging;

import static java.util.stream.Collectors.joining;

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
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code thread}. */
@Repository
public class ThreadStore {

    /** The tables whose rows belong to a thread. A test compares them with the catalogue. */
    static final List<String> NAMING_THREADS =
            List.of(
                    "message",
                    "draft",
                    "thread_event",
                    "internal_note",
                    "outgoing_message",
                    "automatic_answer",
                    "task",
                    "attachment");

    private final JdbcClient jdbc;
    private final Vault vault;

    ThreadStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    public void insert(
            UUID id,
            UUID patientId,
            @Nullable UUID assigneeId,
            @Nullable String subject,
            Instant now) {
        jdbc.sql(
                        """
                        insert into thread (practice_id, id, patient_id, assignee_id, subject_ct,
                            last_seq, incoming_count, unread, patient_unread, last_message_at,
                            created_at)
                        values (?, ?, ?, ?, ?, 0, 0, false, false, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                patientId,
                                assigneeId,
                                vault.encryptNullable(subject, subjectOf(id)),
                                Timestamp.from(now),
                                Timestamp.from(now)))
                .update();
    }

    /**
     * Takes away a thread whose first message was taken back, unless something else belongs to it
     * by now.
     *
     * @return whether it is gone
     */
    public boolean deleteEmpty(UUID id) {
        var conditions =
                NAMING_THREADS.stream()
                        .map(
                                table ->
                                        """
                                         and not exists (select from %s o
                                            where o.practice_id = t.practice_id
                                                and o.thread_id = t.id)
                                        """
                                                .formatted(table))
                        .collect(joining());
        return jdbc.sql("delete from thread t where practice_id = ? and id = ?" + conditions)
                        .params(CurrentPractice.id(), id)
                        .update()
                == 1;
    }

    public Optional<MessageThread> find(UUID id) {
        return select(id, "");
    }

    public Optional<MessageThread> lock(UUID id) {
        return select(id, " for update");
    }

    private Optional<MessageThread> select(UUID id, String lock) {
        return jdbc.sql("select * from thread where practice_id = ? and id = ?" + lock)
                .params(CurrentPractice.id(), id)
                .query(this::read)
                .optional();
    }

    void addMessage(UUID id, Author author, @Nullable UUID assigneeId, Instant now) {
        var incoming = author.direction() == Direction.INCOMING;
        jdbc.sql(
                        """
                        update thread set last_seq = last_seq + 1, last_message_at = :now,
                            assignee_id = :assignee,
                            incoming_count = incoming_count + case when :incoming then 1 else 0 end,
                            unread = unread or :incoming,
                            last_incoming_at = case when :incoming then :now
                                else last_incoming_at end,
                            patient_unread = patient_unread or not :incoming,
                            waiting_since = case when :incoming then coalesce(waiting_since, :now)
                                when :answers then null else waiting_since end,
                            version = version + 1
                        where practice_id = :practice and id = :id
                        """)
                .param("now", Timestamp.from(now))
                .param("assignee", assigneeId)
                .param("incoming", incoming)
                .param("answers", author.kind() == Author.Kind.USER)
                .param("practice", CurrentPractice.id())
                .param("id", id)
                .update();
    }

    /** Gives it to a user, or with null to the practice queue. */
    public void assign(UUID id, @Nullable UUID assigneeId) {
        jdbc.sql(
                        """
                        update thread set assignee_id = :assignee, unread = incoming_count > 0,
                            version = version + 1
                        where practice_id = :practice and id = :id
                        """)
                .param("assignee", assigneeId)
                .param("practice", CurrentPractice.id())
                .param("id", id)
                .update();
    }

    /** Whether the mark was not set before. */
    public boolean setUnread(UUID id) {
        return jdbc.sql(
                                """
                                update thread set unread = true
                                where practice_id = ? and id = ? and not unread
                                """)
                        .params(CurrentPractice.id(), id)
                        .update()
                == 1;
    }

    /** Whether it waits now, and did not before: the patient wrote last. */
    public boolean setWaiting(UUID id) {
        return jdbc.sql(
                                """
                                update thread set waiting_since = last_incoming_at
                                where practice_id = ? and id = ? and waiting_since is null
                                    and last_incoming_at = last_message_at
                                """)
                        .params(CurrentPractice.id(), id)
                        .update()
                == 1;
    }

    /** Whether it waited for an answer before. */
    public boolean clearWaiting(UUID id) {
        return jdbc.sql(
                                """
                                update thread set waiting_since = null
                                where practice_id = ? and id = ? and waiting_since is not null
                                """)
                        .params(CurrentPractice.id(), id)
                        .update()
                == 1;
    }

    /** Whether the mark was set before. */
    public boolean clearUnread(UUID id) {
        return jdbc.sql(
                                """
                                update thread set unread = false
                                where practice_id = ? and id = ? and unread
                                """)
                        .params(CurrentPractice.id(), id)
                        .update()
                == 1;
    }

    /** Whether the mark was set before. */
    boolean clearPatientUnread(UUID id) {
        return jdbc.sql(
                                """
                                update thread set patient_unread = false,
                                    patient_seen_seq = last_seq
                                where practice_id = ? and id = ? and patient_unread
                                """)
                        .params(CurrentPractice.id(), id)
                        .update()
                == 1;
    }

    public MessageThread read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new MessageThread(
                id,
                row.getObject("patient_id", UUID.class),
                row.getObject("assignee_id", UUID.class),
                subject(row.getBytes("subject_ct"), id),
                row.getInt("last_seq"),
                row.getInt("incoming_count"),
                row.getBoolean("unread"),
                row.getBoolean("patient_unread"),
                row.getTimestamp("last_message_at").toInstant(),
                instant(row.getTimestamp("last_incoming_at")),
                instant(row.getTimestamp("waiting_since")),
                row.getInt("opened_seq"),
                instant(row.getTimestamp("opened_at")),
                row.getInt("patient_seen_seq"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }

    private @Nullable String subject(byte @Nullable [] stored, UUID id) {
        try {
            return vault.decryptNullable(stored, subjectOf(id));
        } catch (DamagedText e) {
            return "(damaged subject)";
        }
    }

    private static Place subjectOf(UUID id) {
        return new Place("thread", id, "subject");
    }
}

package org.postern.attachment;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.database.CurrentPractice;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code attachment}. */
@Repository
class AttachmentStore {

    private final JdbcClient jdbc;
    private final Vault vault;

    AttachmentStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Attachment file, Instant now) {
        jdbc.sql(
                        """
                        insert into attachment (practice_id, id, patient_id, owner_id, thread_id,
                            kind, state, name_ct, size, uploaded_size, width, height, uploaded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                file.id(),
                                file.patientId(),
                                file.ownerId(),
                                file.threadId(),
                                file.kind().name(),
                                file.state().name(),
                                vault.encrypt(file.name(), nameOf(file.id())),
                                file.size(),
                                file.uploadedSize(),
                                file.width(),
                                file.height(),
                                Timestamp.from(now)))
                .update();
    }

    Optional<Attachment> find(UUID id) {
        return jdbc.sql("select * from attachment where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), id)
                .query(this::read)
                .optional();
    }

    /** What was uploaded at a desk and not sent, in its order. */
    List<Attachment> at(Desk desk) {
        return jdbc.sql(
                        """
                        select * from attachment
                        where practice_id = ? and owner_id = ? and patient_id = ?
                            and thread_id is not distinct from ? and message_id is null
                        order by id
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                desk.ownerId(),
                                desk.patientId(),
                                desk.threadId()))
                .query(this::read)
                .list();
    }

    /** Those of its owner's unsent files for a patient that are named; nobody else changes them. */
    List<Attachment> lock(UUID ownerId, UUID patientId, Collection<UUID> ids) {
        return jdbc.sql(
                        """
                        select * from attachment
                        where practice_id = ? and owner_id = ? and patient_id = ?
                            and message_id is null and id = any(cast(? as uuid[]))
                        order by id for update
                        """)
                .params(CurrentPractice.id(), ownerId, patientId, array(ids))
                .query(this::read)
                .list();
    }

    void giveTo(UUID messageId, UUID threadId, Collection<UUID> ids) {
        jdbc.sql(
                        """
                        update attachment set message_id = ?, thread_id = ?
                        where practice_id = ? and id = any(cast(? as uuid[]))
                        """)
                .params(messageId, threadId, CurrentPractice.id(), array(ids))
                .update();
    }

    void markSent(UUID messageId, Instant now) {
        jdbc.sql("update attachment set sent_at = ? where practice_id = ? and message_id = ?")
                .params(Timestamp.from(now), CurrentPractice.id(), messageId)
                .update();
    }

    /** Takes the files of a message that is not delivered out of it and out of its thread. */
    List<UUID> takeFrom(UUID messageId) {
        return jdbc.sql(
                        """
                        update attachment set message_id = null, thread_id = null
                        where practice_id = ? and message_id = ? and sent_at is null
                        returning id
                        """)
                .params(CurrentPractice.id(), messageId)
                .query(UUID.class)
                .list();
    }

    void putInto(@Nullable UUID threadId, Collection<UUID> ids) {
        jdbc.sql(
                        """
                        update attachment set thread_id = ?
                        where practice_id = ? and id = any(cast(? as uuid[]))
                        """)
                .params(Arrays.asList(threadId, CurrentPractice.id(), array(ids)))
                .update();
    }

    /** Deletes those of its owner's unsent files that are named. */
    void delete(UUID ownerId, Collection<UUID> ids) {
        jdbc.sql(
                        """
                        delete from attachment
                        where practice_id = ? and owner_id = ? and message_id is null
                            and id = any(cast(? as uuid[]))
                        """)
                .params(CurrentPractice.id(), ownerId, array(ids))
                .update();
    }

    /** Deletes the files of one of its owner's drafts. */
    void deleteOfDraft(UUID ownerId, UUID draftId) {
        jdbc.sql(
                        """
                        delete from attachment a using draft d
                        where d.practice_id = ? and d.owner_id = ? and d.id = ?
                            and d.kind = 'MESSAGE' and a.practice_id = d.practice_id
                            and a.owner_id = d.owner_id and a.patient_id = d.patient_id
                            and a.thread_id is not distinct from d.thread_id
                            and a.message_id is null
                        """)
                .params(CurrentPractice.id(), ownerId, draftId)
                .update();
    }

    /** Deletes what was uploaded before a time, not sent, and belongs to no draft. */
    void deleteForgotten(Instant before) {
        jdbc.sql(
                        """
                        delete from attachment a
                        where practice_id = ? and message_id is null and uploaded_at < ?
                            and not exists (select from draft d
                                where d.practice_id = a.practice_id and d.owner_id = a.owner_id
                                    and d.patient_id = a.patient_id and d.kind = 'MESSAGE'
                                    and d.thread_id is not distinct from a.thread_id)
                            and not exists (select from legal_hold h
                                where h.practice_id = a.practice_id
                                    and h.patient_id = a.patient_id and h.lifted_at is null)
                        """)
                .params(CurrentPractice.id(), Timestamp.from(before))
                .update();
    }

    List<Attachment> ofMessages(Collection<UUID> messageIds) {
        return jdbc.sql(
                        """
                        select * from attachment
                        where practice_id = ? and message_id = any(cast(? as uuid[])) order by id
                        """)
                .params(CurrentPractice.id(), array(messageIds))
                .query(this::read)
                .list();
    }

    /** How many bytes somebody has uploaded since a time, as far as they are still here. */
    long uploadedSince(UUID ownerId, Instant since) {
        return jdbc.sql(
                        """
                        select coalesce(sum(uploaded_size), 0) from attachment
                        where practice_id = ? and owner_id = ? and uploaded_at > ?
                        """)
                .params(CurrentPractice.id(), ownerId, Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
    }

    private Attachment read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Attachment(
                id,
                row.getObject("patient_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getObject("thread_id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getTimestamp("sent_at") != null,
                name(row.getBytes("name_ct"), id),
                FileKind.valueOf(row.getString("kind")),
                ScanState.valueOf(row.getString("state")),
                row.getInt("size"),
                row.getInt("uploaded_size"),
                row.getInt("width"),
                row.getInt("height"));
    }

    private String name(byte[] stored, UUID id) {
        try {
            return vault.decrypt(stored, nameOf(id));
        } catch (DamagedText e) {
            return "(damaged name)";
        }
    }

    private static Place nameOf(UUID id) {
        return new Place("attachment", id, "name");
    }
}

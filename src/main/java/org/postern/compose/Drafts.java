package org.postern.compose;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Unsent texts, kept on the server: one for each person and thread, and one for each person's new
 * conversation with a patient. Only their owner ever sees them.
 */
@Service
@Transactional
public class Drafts {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Keeps what was typed so far; a text without a character and subject ends the draft. What the
     * composer has sent already is not kept again, however late the save arrives.
     */
    public void save(Composer opened, @Nullable UUID recipientId, Post typed) {
        lockComposer(opened.ownerId(), opened.clientToken());
        var composer = opened.to(survivor(opened.patientId()));
        var post = typed.normalized();
        if (wasSent(composer)) {
            return;
        }
        if (post.text().isEmpty() && post.subject() == null) {
            delete(composer.ownerId(), composer.patientId(), composer.threadId());
        } else {
            store(
                    composer.ownerId(),
                    new Draft(
                            composer.patientId(),
                            composer.threadId(),
                            recipientId,
                            post.subject(),
                            post.text(),
                            clock.instant()));
        }
    }

    // Waits for a merge that is under way: the text belongs to the record that survives it.
    private UUID survivor(UUID patientId) {
        return jdbc.sql(
                        """
                        select coalesce(merged_into, id) from patient
                        where practice_id = ? and id = ? for key share
                        """)
                .params(CurrentPractice.id(), patientId)
                .query(UUID.class)
                .optional()
                .orElse(patientId);
    }

    private boolean wasSent(Composer composer) {
        return jdbc.sql(
                        """
                        select exists (select from message
                            where practice_id = ? and author_id = ? and client_token = ?)
                        """)
                .params(CurrentPractice.id(), composer.ownerId(), composer.clientToken())
                .query(Boolean.class)
                .single();
    }

    void store(UUID ownerId, Draft draft) {
        var id = id(ownerId, draft.patientId(), draft.threadId());
        jdbc.sql(
                        """
                        insert into draft (practice_id, id, owner_id, patient_id, thread_id,
                            recipient_id, subject_ct, body_ct, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (practice_id, id) do update set
                            recipient_id = excluded.recipient_id,
                            subject_ct = excluded.subject_ct, body_ct = excluded.body_ct,
                            updated_at = excluded.updated_at
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                ownerId,
                                draft.patientId(),
                                draft.threadId(),
                                draft.recipientId(),
                                vault.encryptNullable(
                                        draft.subject(), new Place("draft", id, "subject")),
                                vault.encrypt(draft.text(), new Place("draft", id, "body")),
                                Timestamp.from(draft.updatedAt())))
                .update();
    }

    /**
     * The owner's draft in a thread, or in a new conversation with the patient; nothing when what
     * is stored was damaged.
     */
    @Transactional(readOnly = true)
    public Optional<Draft> find(UUID ownerId, UUID patientId, @Nullable UUID threadId) {
        try {
            return jdbc.sql("select * from draft where practice_id = ? and id = ?")
                    .params(CurrentPractice.id(), id(ownerId, patientId, threadId))
                    .query(this::read)
                    .optional();
        } catch (DamagedText e) {
            return Optional.empty();
        }
    }

    /** Ends a draft, in the transaction of the send. */
    public void delete(UUID ownerId, UUID patientId, @Nullable UUID threadId) {
        jdbc.sql("delete from draft where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), id(ownerId, patientId, threadId))
                .update();
    }

    /** Lets one transaction at a time save or send what one composer holds. */
    public void lockComposer(UUID ownerId, UUID clientToken) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .params(ownerId + "|" + clientToken)
                .query((row, number) -> true)
                .single();
    }

    private Draft read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Draft(
                row.getObject("patient_id", UUID.class),
                row.getObject("thread_id", UUID.class),
                row.getObject("recipient_id", UUID.class),
                vault.decryptNullable(
                        row.getBytes("subject_ct"), new Place("draft", id, "subject")),
                vault.decrypt(row.getBytes("body_ct"), new Place("draft", id, "body")),
                row.getTimestamp("updated_at").toInstant());
    }

    private static UUID id(UUID ownerId, UUID patientId, @Nullable UUID threadId) {
        var name = ownerId + "|" + patientId + "|" + threadId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

package org.postern.compose;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.context.ApplicationEventPublisher;
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

    private static final Duration TOLD_EVERY = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Survivors survivors;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(
            JdbcClient jdbc,
            Survivors survivors,
            Vault vault,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.survivors = survivors;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps what was typed so far; a text without a character and subject ends the draft. What the
     * composer has sent already is not kept again, however late the save arrives.
     */
    public void save(Composer opened, @Nullable UUID recipientId, Post typed) {
        lockComposer(opened.ownerId(), opened.clientToken());
        var composer = survivors.awaitAndFollow(opened);
        var post = typed.normalized();
        if (wasSent(composer)) {
            return;
        }
        if (post.text().isEmpty() && post.subject() == null) {
            delete(composer.desk());
        } else {
            tellIfBegun(composer.desk());
            store(composer.desk(), recipientId, post.subject(), post.text(), clock.instant());
        }
    }

    // Colleagues see that somebody writes; it need not be told with every letter.
    private void tellIfBegun(Desk desk) {
        var threadId = desk.threadId();
        if (threadId == null || !desk.byUser() || desk.kind() != EntryKind.MESSAGE) {
            return;
        }
        var known = find(desk).map(Draft::updatedAt).orElse(Instant.EPOCH);
        if (known.isBefore(clock.instant().minus(TOLD_EVERY))) {
            events.publishEvent(new ReplyBegun(CurrentPractice.id(), threadId));
        }
    }

    /** Whether what a composer holds was sent: once its lock is held it stays so. */
    @Transactional(readOnly = true)
    public boolean wasSent(Composer composer) {
        return jdbc.sql(
                        """
                        select exists (select from message
                                where practice_id = :practice and author_id = :author
                                    and client_token = :token)
                            or exists (select from outgoing_message
                                where practice_id = :practice and author_id = :author
                                    and client_token = :token)
                            or exists (select from internal_note
                                where practice_id = :practice and author_id = :author
                                    and client_token = :token)
                        """)
                .param("practice", CurrentPractice.id())
                .param("author", composer.ownerId())
                .param("token", composer.clientToken())
                .query(Boolean.class)
                .single();
    }

    void store(
            Desk desk,
            @Nullable UUID recipientId,
            @Nullable String subject,
            String text,
            Instant updatedAt) {
        var id = desk.draftId();
        jdbc.sql(
                        """
                        insert into draft (practice_id, id, owner_id, patient_id, thread_id,
                            recipient_id, kind, subject_ct, body_ct, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (practice_id, id) do update set
                            recipient_id = excluded.recipient_id,
                            subject_ct = excluded.subject_ct, body_ct = excluded.body_ct,
                            updated_at = excluded.updated_at
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                desk.ownerId(),
                                desk.patientId(),
                                desk.threadId(),
                                recipientId,
                                desk.kind().name(),
                                vault.encryptNullable(subject, new Place("draft", id, "subject")),
                                vault.encrypt(text, new Place("draft", id, "body")),
                                Timestamp.from(updatedAt)))
                .update();
    }

    /** What was typed at a desk and not sent; nothing when what is stored was damaged. */
    @Transactional(readOnly = true)
    public Optional<Draft> find(Desk desk) {
        try {
            return jdbc.sql("select * from draft where practice_id = ? and id = ?")
                    .params(CurrentPractice.id(), desk.draftId())
                    .query(this::read)
                    .optional();
        } catch (DamagedText e) {
            return Optional.empty();
        }
    }

    /** Gives its owner the text of a message that was taken back. */
    public void putBack(Desk desk, @Nullable String subject, @Nullable String text) {
        store(desk, null, subject, text == null ? "" : text, clock.instant());
    }

    /** How many unsent texts somebody has. */
    @Transactional(readOnly = true)
    public int count(UUID ownerId) {
        return jdbc.sql("select count(*) from draft where practice_id = ? and owner_id = ?")
                .params(CurrentPractice.id(), ownerId)
                .query(Integer.class)
                .single();
    }

    /** Throws one of the owner's unsent texts away; another's it leaves alone. */
    public void discard(UUID ownerId, UUID id) {
        jdbc.sql("delete from draft where practice_id = ? and owner_id = ? and id = ?")
                .params(CurrentPractice.id(), ownerId, id)
                .update();
    }

    /** All unsent texts of a user, newest first; damaged ones are left out. */
    @Transactional(readOnly = true)
    public List<Draft> all(UUID ownerId) {
        return jdbc
                .sql(
                        """
                        select * from draft where practice_id = ? and owner_id = ?
                        order by updated_at desc, id
                        """)
                .params(CurrentPractice.id(), ownerId)
                .query(this::readIfWhole)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Draft> readIfWhole(ResultSet row, int number) throws SQLException {
        try {
            return Optional.of(read(row, number));
        } catch (DamagedText e) {
            return Optional.empty();
        }
    }

    /** Which other users' replies in a thread have changed since a time. */
    @Transactional(readOnly = true)
    public List<UUID> writers(UUID threadId, UUID exceptOwnerId, Instant since) {
        return jdbc.sql(
                        """
                        select owner_id from draft
                        where practice_id = ? and thread_id = ? and owner_id <> ?
                            and kind = 'MESSAGE' and updated_at > ?
                        order by updated_at desc
                        """)
                .params(CurrentPractice.id(), threadId, exceptOwnerId, Timestamp.from(since))
                .query(UUID.class)
                .list();
    }

    /** Ends a draft, in the transaction of the send. */
    public void delete(Desk desk) {
        jdbc.sql("delete from draft where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), desk.draftId())
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
                id,
                row.getObject("patient_id", UUID.class),
                row.getObject("thread_id", UUID.class),
                EntryKind.valueOf(row.getString("kind")),
                row.getObject("recipient_id", UUID.class),
                vault.decryptNullable(
                        row.getBytes("subject_ct"), new Place("draft", id, "subject")),
                vault.decrypt(row.getBytes("body_ct"), new Place("draft", id, "body")),
                row.getTimestamp("updated_at").toInstant());
    }
}

package org.postern.keys;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.search.SearchIndex;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the tokens of a practice's messages anew, some messages in each transaction. */
@Component
class SearchRotation {

    private static final int MESSAGES = 200;

    private record Stale(UUID id, UUID threadId, byte[] body, byte @Nullable [] subject) {}

    private final RotationStore store;
    private final SearchIndex index;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SearchRotation(
            RotationStore store,
            SearchIndex index,
            Vault vault,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.index = index;
        this.vault = vault;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does the next piece of work, for the current practice. */
    void step(Rotation rotation) {
        transaction.executeWithoutResult(status -> work(rotation));
    }

    private void work(Rotation rotation) {
        if (rotation.total() == null) {
            store.beginPass(rotation, left(rotation));
            return;
        }
        var messages = next(rotation);
        messages.forEach(
                message -> index.addAnew(message.id(), rotation.version(), texts(message)));
        if (messages.size() == MESSAGES) {
            var last = messages.get(messages.size() - 1).id().toString();
            store.advance(rotation, messages.size(), 0, "message", List.of(last));
        } else if (left(rotation) == 0) {
            store.advance(rotation, messages.size(), 0, null, List.of());
            store.rewritten(rotation, clock.instant());
        } else {
            store.advance(rotation, messages.size(), 0, null, List.of());
        }
    }

    /** Whether no message needs an older version; needs a transaction. */
    boolean nothingLeft(Rotation rotation) {
        return left(rotation) == 0;
    }

    private long left(Rotation rotation) {
        return jdbc.sql(
                        """
                        select count(*) from message m
                        join message_search s on s.message_id = m.id
                        where m.practice_id = ? and s.key_version <> ?
                        """)
                .params(rotation.practiceId(), rotation.version())
                .query(Long.class)
                .single();
    }

    // What an automatic answer says is found without the subject of its thread.
    private List<Stale> next(Rotation rotation) {
        var after = rotation.key().isEmpty() ? new UUID(0, 0).toString() : rotation.key().get(0);
        return jdbc.sql(
                        """
                        select m.id, m.thread_id, m.body_ct,
                            case when m.author_kind <> 'SYSTEM' then t.subject_ct end as subject_ct
                        from message m
                        join message_search s on s.message_id = m.id and s.key_version <> ?
                        join thread t on t.practice_id = m.practice_id and t.id = m.thread_id
                        where m.practice_id = ? and m.id > cast(? as uuid)
                        order by m.id limit ?
                        """)
                .params(rotation.version(), rotation.practiceId(), after, MESSAGES)
                .query(
                        (row, number) ->
                                new Stale(
                                        row.getObject("id", UUID.class),
                                        row.getObject("thread_id", UUID.class),
                                        row.getBytes("body_ct"),
                                        row.getBytes("subject_ct")))
                .list();
    }

    // A damaged text has no words any more.
    private String[] texts(Stale message) {
        return Stream.of(
                        text(message.body(), new Place("message", message.id(), "body")),
                        text(message.subject(), new Place("thread", message.threadId(), "subject")))
                .toArray(String[]::new);
    }

    private String text(byte @Nullable [] stored, Place place) {
        try {
            return stored == null ? "" : vault.decrypt(stored, place);
        } catch (DamagedText e) {
            return "";
        }
    }

    /** Forgets the words of older versions; needs a transaction. */
    void forgetOlder(Rotation rotation) {
        jdbc.sql("delete from search_word where practice_id = ? and key_version < ?")
                .params(rotation.practiceId(), rotation.version())
                .update();
    }
}

package org.postern.threadlist;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.user.UserIdentity;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Search words under an opaque id, so that an address or a log never holds them. */
@Service
@Transactional
public class SavedSearches {

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    SavedSearches(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Keeps what a user typed, for 30 days. */
    public UUID save(UserIdentity user, String words) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into saved_search (practice_id, id, user_id, words_ct, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        user.id(),
                        vault.encrypt(words, place(id)),
                        Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** What this user typed; nothing if it is another's, too old or damaged. */
    @Transactional(readOnly = true)
    public Optional<String> find(UserIdentity user, UUID id) {
        try {
            return words(user, id);
        } catch (DamagedText e) {
            return Optional.empty();
        }
    }

    private Optional<String> words(UserIdentity user, UUID id) {
        return jdbc.sql(
                        """
                        select words_ct from saved_search
                        where practice_id = ? and id = ? and user_id = ?
                        """)
                .params(CurrentPractice.id(), id, user.id())
                .query((row, number) -> vault.decrypt(row.getBytes(1), place(id)))
                .optional();
    }

    /** Forgets the current practice's searches that are older than 30 days. */
    public void forgetOld() {
        jdbc.sql("delete from saved_search where practice_id = ? and created_at < ?")
                .params(CurrentPractice.id(), Timestamp.from(clock.instant().minus(LIFETIME)))
                .update();
    }

    private static Place place(UUID id) {
        return new Place("saved_search", id, "words");
    }
}

package org.postern.accountmail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.signin.AccountNews;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link AccountOutbox} wrote down. */
@Component
class AccountNotes {

    /** What somebody is to be told. */
    record Note(
            @Nullable UUID ownerId,
            AccountNews news,
            String email,
            @Nullable String detail,
            Instant at) {}

    // A link that is mailed late would surprise, and news of long ago, too.
    static final Duration LATEST_LINK = Duration.ofHours(1);
    static final Duration LATEST = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountNotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isFresh(Note note, Duration latest) {
        return note.at().plus(latest).isAfter(clock.instant());
    }

    Optional<Note> find(UUID id) {
        return jdbc.sql("select * from account_letter where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), id)
                .query(
                        (row, number) ->
                                new Note(
                                        row.getObject("owner_id", UUID.class),
                                        AccountNews.valueOf(row.getString("news")),
                                        row.getString("email"),
                                        row.getString("detail"),
                                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }
}

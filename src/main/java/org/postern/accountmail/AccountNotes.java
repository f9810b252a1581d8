package org.postern.accountmail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.notification.Mail;
import org.postern.notification.Secrets;
import org.postern.signin.AccountNews;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link AccountOutbox} wrote down. */
@Component
class AccountNotes {

    /**
     * What somebody is to be told.
     *
     * @param email where to; of somebody who is not known, what was typed
     */
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
    private final Secrets secrets;
    private final Clock clock;

    AccountNotes(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    boolean isFresh(Note note, Duration latest) {
        return note.at().plus(latest).isAfter(clock.instant());
    }

    Optional<Note> find(Mail mail) {
        return jdbc.sql("select * from account_letter where practice_id = ? and id = ?")
                .params(Arrays.asList(CurrentPractice.id(), mail.recipientId()))
                .query(
                        (row, number) ->
                                new Note(
                                        row.getObject("owner_id", UUID.class),
                                        AccountNews.valueOf(row.getString("news")),
                                        secrets.of(mail.id()).orElse(row.getString("email")),
                                        row.getString("detail"),
                                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }
}

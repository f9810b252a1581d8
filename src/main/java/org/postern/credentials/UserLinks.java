package org.postern.credentials;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.vault.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links of users: 256 random bits, stored hashed, used once. */
@Component
@Transactional
class UserLinks {

    /** What a link is for. */
    enum Purpose {
        /** A new password; the second factor stays. */
        PASSWORD,
        /** A new second factor, after the password. */
        FACTORS,
        /** Both, for an administrator whom nobody else can help. */
        RECOVERY
    }

    /** A link that works. */
    record Open(UUID id, UUID userId, String name, String email) {}

    /** How long each works, and each is mailed at most. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    UserLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Secret make(UUID userId, Purpose purpose) {
        var secret = Secret.random();
        var now = clock.instant();
        jdbc.sql(
                        """
                        insert into user_link (practice_id, id, user_id, purpose, token_hash,
                            created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        UuidCreator.getTimeOrderedEpoch(),
                        userId,
                        purpose.name(),
                        secret.hash(),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(LIFETIME)))
                .update();
        return secret;
    }

    /** The link of this secret, while it works. Looking does not use it up. */
    @Transactional(readOnly = true)
    public Optional<Open> find(Secret secret, Purpose purpose) {
        return select(secret, purpose, "");
    }

    /**
     * Uses the link up: only one of any number of callers at once gets it.
     *
     * @throws LinkEnded if it does not work (any more)
     */
    Open use(Secret secret, Purpose purpose) {
        var open = select(secret, purpose, " for update of k").orElseThrow(LinkEnded::new);
        jdbc.sql("update user_link set used_at = ? where practice_id = ? and id = ?")
                .params(Timestamp.from(clock.instant()), CurrentPractice.id(), open.id())
                .update();
        return open;
    }

    private Optional<Open> select(Secret secret, Purpose purpose, String lock) {
        return jdbc.sql(
                        """
                        select k.id, k.user_id, u.name, u.email from user_link k
                        join user_account u on u.practice_id = k.practice_id
                            and u.id = k.user_id and u.active and u.password_ct is not null
                        where k.practice_id = ? and k.token_hash = ? and k.purpose = ?
                            and k.used_at is null and k.ended_at is null and k.expires_at > ?
                        """
                                + lock)
                .params(
                        CurrentPractice.id(),
                        secret.hash(),
                        purpose.name(),
                        Timestamp.from(clock.instant()))
                .query(
                        (row, number) ->
                                new Open(
                                        row.getObject("id", UUID.class),
                                        row.getObject("user_id", UUID.class),
                                        row.getString("name"),
                                        row.getString("email")))
                .optional();
    }

    /** Ends all links of a user, whatever they are for. */
    void endAll(UUID userId) {
        for (var purpose : Purpose.values()) {
            endAll(userId, purpose);
        }
    }

    /** Ends all links of a user for this purpose: what they were for has been done. */
    void endAll(UUID userId, Purpose purpose) {
        jdbc.sql(
                        """
                        update user_link set ended_at = ?
                        where practice_id = ? and user_id = ? and purpose = ? and used_at is null
                            and ended_at is null
                        """)
                .params(
                        Timestamp.from(clock.instant()),
                        CurrentPractice.id(),
                        userId,
                        purpose.name())
                .update();
    }
}

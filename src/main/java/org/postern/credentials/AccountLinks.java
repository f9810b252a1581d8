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

/** The mailed links of portal accounts: 256 random bits, stored hashed, used once. */
@Component
@Transactional
class AccountLinks {

    /** What a link is for. */
    enum Purpose {
        PASSWORD,
        EMAIL
    }

    /**
     * A link that works.
     *
     * @param email the address to which it was mailed
     */
    record Open(UUID id, UUID accountId, String email) {}

    /** How long each works, and each is mailed at most. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Secret make(UUID accountId, Purpose purpose, String email) {
        var secret = Secret.random();
        var now = clock.instant();
        jdbc.sql(
                        """
                        insert into account_link (practice_id, id, account_id, purpose, email,
                            token_hash, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        UuidCreator.getTimeOrderedEpoch(),
                        accountId,
                        purpose.name(),
                        email,
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

    /** Uses the link up: only one of any number of callers at once gets it. */
    Optional<Open> use(Secret secret, Purpose purpose) {
        var open = select(secret, purpose, " for update of k");
        open.ifPresent(
                link ->
                        jdbc.sql(
                                        """
                                        update account_link set used_at = ?
                                        where practice_id = ? and id = ?
                                        """)
                                .params(
                                        Timestamp.from(clock.instant()),
                                        CurrentPractice.id(),
                                        link.id())
                                .update());
        return open;
    }

    private Optional<Open> select(Secret secret, Purpose purpose, String lock) {
        return jdbc.sql(
                        """
                        select k.id, k.account_id, k.email from account_link k
                        join portal_account a on a.practice_id = k.practice_id
                            and a.id = k.account_id and a.ended_at is null
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
                                        row.getObject("account_id", UUID.class),
                                        row.getString("email")))
                .optional();
    }

    /** Ends all links of an account: what they were for has been done. */
    void endAll(UUID accountId) {
        jdbc.sql(
                        """
                        update account_link set ended_at = ?
                        where practice_id = ? and account_id = ? and used_at is null
                            and ended_at is null
                        """)
                .params(Timestamp.from(clock.instant()), CurrentPractice.id(), accountId)
                .update();
    }
}

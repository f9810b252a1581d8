package org.postern.signin;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.vault.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers in which somebody has signed in before, each known by a random secret in a cookie.
 * It opens nothing: it only tells a person's own device from a stranger's.
 */
@Service
@Transactional
public class KnownDevices {

    private static final Duration KEPT = Duration.ofDays(400);

    private final JdbcClient jdbc;
    private final Clock clock;

    KnownDevices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A text that is this device's alone where the account knows it, and empty for all others: what
     * others guess is then counted apart from what happens on the account's own device.
     *
     * @param device the secret of its cookie, or null
     */
    @Transactional(readOnly = true)
    public String mark(@Nullable UUID ownerId, @Nullable String device) {
        return device != null && knows(ownerId, device) ? "|" + device : "";
    }

    /**
     * Whether somebody has signed in with this device before, or with none at all: an account's
     * first sign-in has no device to be known by.
     */
    @Transactional(readOnly = true)
    public boolean isFamiliar(UUID ownerId, @Nullable String device) {
        return !hasAny(ownerId) || (device != null && knows(ownerId, device));
    }

    private boolean knows(@Nullable UUID ownerId, String device) {
        return jdbc.sql(
                        """
                        select exists (select from known_device
                            where practice_id = ? and owner_id = ? and token_hash = ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        ownerId == null ? new UUID(0, 0) : ownerId,
                        new Secret(device).hash())
                .query(Boolean.class)
                .single();
    }

    /**
     * Remembers the device of a sign-in.
     *
     * @return whether it is new to an account that knew others
     */
    public boolean remember(UUID ownerId, String device, BrowserName browser) {
        var now = Timestamp.from(clock.instant());
        var known =
                jdbc.sql(
                                """
                                update known_device set last_used_at = ?, browser = ?
                                where practice_id = ? and owner_id = ? and token_hash = ?
                                """)
                        .params(
                                now,
                                browser.toString(),
                                CurrentPractice.id(),
                                ownerId,
                                new Secret(device).hash())
                        .update();
        if (known > 0) {
            return false;
        }
        var others = hasAny(ownerId);
        jdbc.sql(
                        """
                        insert into known_device (practice_id, id, owner_id, token_hash, browser,
                            created_at, last_used_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        CurrentPractice.id(),
                        UuidCreator.getTimeOrderedEpoch(),
                        ownerId,
                        new Secret(device).hash(),
                        browser.toString(),
                        now,
                        now)
                .update();
        return others;
    }

    private boolean hasAny(UUID ownerId) {
        return jdbc.sql(
                        """
                        select exists (select from known_device
                            where practice_id = ? and owner_id = ?)
                        """)
                .params(CurrentPractice.id(), ownerId)
                .query(Boolean.class)
                .single();
    }

    /** Forgets devices that were not used for more than a year. */
    public void forgetOld() {
        jdbc.sql("delete from known_device where practice_id = ? and last_used_at < ?")
                .params(CurrentPractice.id(), Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}

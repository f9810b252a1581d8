package org.postern.signin;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts in fixed windows, for all nodes together. What is counted stays counted whatever
 * becomes of the attempt: call it outside transactions.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
public class Throttle {

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts one attempt and refuses it when it is above the limit.
     *
     * @throws TooManyAttempts saying when to try again
     */
    public void countAndCheck(AttemptLimit limit, String whose) {
        var start = windowStart(limit);
        // What is refused counts as well: only so the first that is refused is known.
        var count = increment(limit, whose, start);
        if (count > limit.most()) {
            throw tooMany(limit, start, count == limit.most() + 1);
        }
    }

    /** Forgets one counted attempt of this window, because it was no failure. */
    public void takeBack(AttemptLimit limit, String whose) {
        jdbc.sql(
                        """
                        update throttle set count = count - 1
                        where key = ? and window_start = ? and count > 0
                        """)
                .params(key(limit, whose), Timestamp.from(windowStart(limit)))
                .update();
    }

    /** Forgets windows that ended a day ago or more. */
    public void forgetOld() {
        jdbc.sql("delete from throttle where window_start < ?")
                .params(Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    private int increment(AttemptLimit limit, String whose, Instant start) {
        return jdbc.sql(
                        """
                        insert into throttle (key, window_start, count) values (?, ?, 1)
                        on conflict (key, window_start) do update set count = throttle.count + 1
                        returning count
                        """)
                .params(key(limit, whose), Timestamp.from(start))
                .query(Integer.class)
                .single();
    }

    private Instant windowStart(AttemptLimit limit) {
        var length = limit.window().toSeconds();
        return Instant.ofEpochSecond(clock.instant().getEpochSecond() / length * length);
    }

    private TooManyAttempts tooMany(AttemptLimit limit, Instant start, boolean first) {
        var wait = Duration.between(clock.instant(), start.plus(limit.window()));
        return new TooManyAttempts(Math.max(1, wait.toSeconds() + 1), first);
    }

    // Hashed: the table stands outside the policies and must not hold an address or a name.
    private static String key(AttemptLimit limit, String whose) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            var hash = digest.digest((limit + "|" + whose).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

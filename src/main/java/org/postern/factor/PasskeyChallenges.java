package org.postern.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.postern.database.CurrentPractice;
import org.postern.vault.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What browsers are asked to sign: 256 random bits, once, in the session that asked, for minutes.
 */
@Service
@Transactional
public class PasskeyChallenges {

    /** What a signature is for. */
    public enum Purpose {
        REGISTER,
        SIGN_IN
    }

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyChallenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new one, in base64url. */
    public String make(Purpose purpose, String sessionId) {
        var challenge = Secret.random();
        jdbc.sql(
                        """
                        insert into passkey_challenge (practice_id, challenge_hash, session_hash,
                            purpose, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        challenge.hash(),
                        new Secret(sessionId).hash(),
                        purpose.name(),
                        Timestamp.from(clock.instant()))
                .update();
        return challenge.text();
    }

    // Whoever deletes the row has it: one of any number of posts at once.
    boolean use(String challenge, Purpose purpose, String sessionId) {
        return jdbc.sql(
                                """
                                delete from passkey_challenge
                                where practice_id = ? and challenge_hash = ? and session_hash = ?
                                    and purpose = ? and created_at > ?
                                """)
                        .params(
                                CurrentPractice.id(),
                                new Secret(challenge).hash(),
                                new Secret(sessionId).hash(),
                                purpose.name(),
                                Timestamp.from(clock.instant().minus(LIFETIME)))
                        .update()
                == 1;
    }

    /** Forgets those that nobody signed in time. */
    public void forgetOld() {
        jdbc.sql("delete from passkey_challenge where practice_id = ? and created_at < ?")
                .params(CurrentPractice.id(), Timestamp.from(clock.instant().minus(LIFETIME)))
                .update();
    }
}

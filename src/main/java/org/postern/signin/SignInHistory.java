package org.postern.signin;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sign-ins of the last 90 days, for the holder of an account. What was refused is read from the
 * audit trail: to write it down apart would take longer where the account exists.
 */
@Service
@Transactional
public class SignInHistory {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes down that somebody signed in. */
    public void add(UUID ownerId, String way, BrowserName browser) {
        jdbc.sql(
                        """
                        insert into sign_in (practice_id, id, owner_id, at, way, browser)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        UuidCreator.getTimeOrderedEpoch(),
                        ownerId,
                        Timestamp.from(clock.instant()),
                        way,
                        browser.toString())
                .update();
    }

    /** The newest, at most so many. */
    @Transactional(readOnly = true)
    public List<PastSignIn> newest(UUID ownerId, int most) {
        return jdbc.sql(
                        """
                        select at, true as succeeded, way, browser from sign_in
                        where practice_id = :practice and owner_id = :owner and at > :since
                        union all
                        select at, false, '', null from audit_event
                        where practice_id = :practice and object_id = :owner and at > :since
                            and action = 'SIGN_IN' and outcome = 'DENIED'
                        order by at desc limit :most
                        """)
                .param("practice", CurrentPractice.id())
                .param("owner", ownerId)
                .param("since", Timestamp.from(clock.instant().minus(KEPT)))
                .param("most", most)
                .query(
                        (row, number) -> {
                            var browser = row.getString("browser");
                            return new PastSignIn(
                                    row.getTimestamp("at").toInstant(),
                                    row.getBoolean("succeeded"),
                                    row.getString("way"),
                                    browser == null ? null : BrowserName.parse(browser));
                        })
                .list();
    }

    /** Forgets what is older than 90 days. */
    public void forgetOld() {
        jdbc.sql("delete from sign_in where practice_id = ? and at < ?")
                .params(CurrentPractice.id(), Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}

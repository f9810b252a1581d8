package org.postern.accountmail;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.postern.audit.Actor;
import org.postern.database.CurrentPractice;
import org.postern.notification.NotificationKind;
import org.postern.signin.AccountNote;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what holders of accounts and users are to be told, inside the transaction of the
 * cause.
 */
@Component
public class AccountOutbox {

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountOutbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(AccountNote note) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                        insert into account_letter (practice_id, id, owner_kind, owner_id, news,
                            email, detail, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                note.kind().name(),
                                note.accountId(),
                                note.news().name(),
                                note.email(),
                                note.detail(),
                                now))
                .update();
        jdbc.sql(
                        """
                        insert into notification (practice_id, id, kind, recipient_id, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        UuidCreator.getTimeOrderedEpoch(),
                        kind(note).name(),
                        id,
                        now)
                .update();
    }

    private static NotificationKind kind(AccountNote note) {
        return note.kind() == Actor.Kind.USER
                ? NotificationKind.USER_ACCOUNT
                : NotificationKind.ACCOUNT;
    }

    /** Forgets letters that were written long ago: they hold addresses. */
    @Transactional
    public void forgetOld() {
        jdbc.sql("delete from account_letter where practice_id = ? and created_at < ?")
                .params(CurrentPractice.id(), Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}

package org.postern.accountmail;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.postern.audit.Actor;
import org.postern.database.CurrentPractice;
import org.postern.notification.NotificationKind;
import org.postern.notification.Secrets;
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
    private final Secrets secrets;
    private final Clock clock;

    AccountOutbox(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    @EventListener
    void on(AccountNote note) {
        var id = UuidCreator.getTimeOrderedEpoch();
        // What a stranger types is an address of nobody's, or a password by mistake.
        var typed = note.accountId() == null;
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
                                typed ? "" : note.email(),
                                note.detail(),
                                now))
                .update();
        var notification = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into notification (practice_id, id, kind, recipient_id, secret_ct,
                            created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                notification,
                                kind(note).name(),
                                id,
                                typed ? secrets.seal(note.email(), notification) : null,
                                now))
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

package org.postern.mailpreference;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the accounts of the current practice have chosen. */
@Service
@Transactional
public class MailPreferences {

    private static final Duration GATHERING = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    MailPreferences(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** An account's choice. */
    @Transactional(readOnly = true)
    public MailPreference of(UUID accountId) {
        return jdbc.sql(
                        "select mail_preference from portal_account where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), accountId)
                .query((row, number) -> MailPreference.valueOf(row.getString(1)))
                .single();
    }

    /** Whether who signs in with this address wants a mail for each new message. */
    @Transactional(readOnly = true)
    public boolean wantsMailAtOnce(String email) {
        return jdbc.sql(
                        """
                        select exists (select from portal_account
                            where practice_id = ? and lower(email) = lower(?) and ended_at is null
                                and mail_preference = 'AT_ONCE')
                        """)
                .params(CurrentPractice.id(), email)
                .query(Boolean.class)
                .single();
    }

    /** Chooses for an account. What was told before is not told again by another kind of mail. */
    public void choose(UUID accountId, MailPreference preference) {
        jdbc.sql(
                        """
                        update portal_account set mail_preference = ?, told_until = ?
                        where practice_id = ? and id = ? and mail_preference <> ?
                        """)
                .params(
                        preference.name(),
                        // A mail that has not gone out yet is not lost between the two kinds.
                        Timestamp.from(clock.instant().minus(GATHERING)),
                        CurrentPractice.id(),
                        accountId,
                        preference.name())
                .update();
        audit.record(AuditEvent.allowed(AuditAction.CHANGE_SETTINGS).on("account", accountId));
    }
}

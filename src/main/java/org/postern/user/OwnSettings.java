package org.postern.user;

import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What users set about themselves. */
@Service
public class OwnSettings {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    OwnSettings(JdbcClient jdbc, AuditTrail audit, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Switches single keys as shortcuts on or off. */
    public void setShortcuts(UUID userId, boolean on) {
        transaction.executeWithoutResult(
                status -> {
                    jdbc.sql(
                                    """
                                    update user_account set shortcuts = ?
                                    where practice_id = ? and id = ?
                                    """)
                            .params(on, CurrentPractice.id(), userId)
                            .update();
                    audit.record(
                            AuditEvent.allowed(AuditAction.CHANGE_SETTINGS).on("user", userId));
                });
    }
}

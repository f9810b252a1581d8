package org.postern.factor;

import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes away whatever second factors somebody has, because they are lost. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FactorRemoval {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    FactorRemoval(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    /** All of them: authenticator app, passkeys, recovery codes. Their owner is told. */
    public void removeAll(FactorOwner owner) {
        for (var table : new String[] {"authenticator", "passkey", "recovery_code"}) {
            jdbc.sql("delete from " + table + " where practice_id = ? and owner_id = ?")
                    .params(CurrentPractice.id(), owner.id())
                    .update();
        }
        audit.record(AuditEvent.allowed(AuditAction.RESET_FACTORS).on("account", owner.id()));
        events.publishEvent(
                new AccountNote(
                        owner.kind(), owner.id(), AccountNews.FACTORS_RESET, owner.email(), null));
    }
}

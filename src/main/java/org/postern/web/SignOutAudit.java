package org.postern.web;

import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records that somebody signed out. */
@Component
class SignOutAudit {

    private final AuditTrail audit;

    SignOutAudit(AuditTrail audit) {
        this.audit = audit;
    }

    @Transactional
    public void record() {
        audit.record(AuditEvent.allowed(AuditAction.SIGN_OUT));
    }
}

package org.postern.audit;

/** Whether what was tried was done. */
public enum AuditOutcome {
    ALLOWED,
    DENIED
}

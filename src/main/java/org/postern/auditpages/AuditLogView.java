package org.postern.auditpages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.auditlog.AuditRow;
import org.postern.patient.Patient;
import org.postern.user.UserAccount;

/**
 * A page of the audit log.
 *
 * @param more whether there is a further page
 * @param patient of whose record; null for all
 * @param actorName whose acts, where it is a portal account; null for a user or all
 * @param found the patients that a search found, to choose one; null without a search
 */
public record AuditLogView(
        AuditLogState state,
        List<AuditRow> rows,
        boolean more,
        List<UserAccount> users,
        @Nullable Patient patient,
        @Nullable String actorName,
        @Nullable List<Patient> found,
        SealingView sealing) {}

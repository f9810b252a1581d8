package org.postern.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.messaging.ThreadEvents.Who;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Gives a thread another assignee, in the caller's transaction: the thread, its line, the audit
 * event and (by listeners of {@link ThreadReassigned}) the mail. Who may do it is checked by the
 * callers.
 */
@Component
public class Moves {

    private final ThreadStore threads;
    private final ThreadEvents lines;
    private final UserAccounts users;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Moves(
            ThreadStore threads,
            ThreadEvents lines,
            UserAccounts users,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.threads = threads;
        this.lines = lines;
        this.users = users;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Moves a thread that the caller has locked. If it holds an incoming message it is unread for
     * whoever has it then.
     *
     * @param to null for the practice queue
     * @param by the user who does it; null when it happens by a rule
     */
    public void move(
            MessageThread locked,
            @Nullable UserAccount to,
            ThreadEvent.Cause cause,
            @Nullable UserAccount by,
            @Nullable String reason) {
        var toId = to == null ? null : to.id();
        threads.assign(locked.id(), toId);
        lines.add(
                locked,
                ThreadEvent.Kind.REASSIGNED,
                cause,
                who(by),
                who(locked.assigneeId()),
                who(to),
                reason);
        audit.record(
                AuditEvent.allowed(AuditAction.REASSIGN)
                        .patient(locked.patientId())
                        .on("thread", locked.id()));
        events.publishEvent(
                new ThreadReassigned(
                        CurrentPractice.id(),
                        locked.id(),
                        locked.patientId(),
                        locked.assigneeId(),
                        toId,
                        by == null ? null : by.id()));
    }

    private Who who(@Nullable UUID userId) {
        return userId == null ? Who.NOBODY : who(users.find(userId).orElse(null));
    }

    private static Who who(@Nullable UserAccount user) {
        return user == null ? Who.NOBODY : new Who(user.id(), user.name());
    }
}

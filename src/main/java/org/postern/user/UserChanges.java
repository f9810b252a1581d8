package org.postern.user;

import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes users and their rights, one change of a practice after another. Whoever can no longer
 * receive gives their conversations away in the same transaction ({@link ReceivingEnded}).
 */
@Service
@Transactional
public class UserChanges {

    private final JdbcClient jdbc;
    private final UserAccounts users;
    private final UserInvitations invitations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    UserChanges(
            JdbcClient jdbc,
            UserAccounts users,
            UserInvitations invitations,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.users = users;
        this.invitations = invitations;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Saves what an administrator has set. An invited user at a new address gets a new link there.
     *
     * @param to who gets the conversations, should the user no longer receive; null for the queue
     * @throws UserNotFound if there is no such user
     * @throws UserRefused if it cannot be
     */
    public void change(UUID id, UserDetails details, @Nullable UUID to, UUID byId) {
        var before = lock(id);
        var after = before.with(details);
        refuseToLoseTheLast(before, after);
        update(after);
        record(before, after);
        giveAway(before, after, to, byId);
        if (!before.joined() && !before.email().equalsIgnoreCase(after.email())) {
            invitations.renew(id, byId);
        }
    }

    /**
     * Switches a user off: out with the next request, no sign-in, no messages.
     *
     * @param to who gets the conversations; null for the practice queue
     * @throws UserNotFound if there is no such user
     * @throws UserRefused if it cannot be
     */
    public void switchOff(UUID id, @Nullable UUID to, UUID byId) {
        var before = lock(id);
        if (id.equals(byId)) {
            throw refused(id, UserRefused.Reason.YOURSELF);
        }
        var after = before.switched(false);
        refuseToLoseTheLast(before, after);
        update(after);
        invitations.endOpen(id);
        audit.record(AuditEvent.allowed(AuditAction.SWITCH_OFF_USER).on("user", id));
        giveAway(before, after, to, byId);
    }

    /**
     * Switches a user on again, with the rights that the user had.
     *
     * @throws UserNotFound if there is no such user
     */
    public void switchOn(UUID id) {
        update(lock(id).switched(true));
        audit.record(AuditEvent.allowed(AuditAction.SWITCH_ON_USER).on("user", id));
    }

    // Two changes at once could each leave the other's user as the last administrator. The row's
    // own lock waits for threads that are just given to this user (they hold its key), and lets
    // UserAccounts.lockReceiver wait for us: no thread slips in between.
    private UserAccount lock(UUID id) {
        jdbc.sql("select practice_id from practice_settings where practice_id = ? for update")
                .params(CurrentPractice.id())
                .query(UUID.class)
                .single();
        return users.lock(id).orElseThrow(UserNotFound::new);
    }

    private void refuseToLoseTheLast(UserAccount before, UserAccount after) {
        if (isLast(before, after, UserAccount::administers)) {
            throw refused(before.id(), UserRefused.Reason.LAST_ADMINISTRATOR);
        }
        if (isLast(before, after, UserAccount::administersWithMessages)) {
            throw refused(before.id(), UserRefused.Reason.LAST_OF_THE_QUEUE);
        }
    }

    private boolean isLast(UserAccount before, UserAccount after, Predicate<UserAccount> has) {
        return has.test(before)
                && !has.test(after)
                && users.all().stream()
                        .noneMatch(other -> !other.id().equals(before.id()) && has.test(other));
    }

    private UserRefused refused(UUID id, UserRefused.Reason reason) {
        audit.recordRefusal(
                AuditEvent.denied(AuditAction.CHANGE_USER, reason.name()).on("user", id));
        return new UserRefused(reason);
    }

    private void update(UserAccount user) {
        try {
            jdbc.sql(
                            """
                            update user_account set name = ?, role = ?, email = ?,
                                portal_messaging = ?, administration = ?, active = ?
                            where practice_id = ? and id = ?
                            """)
                    .params(
                            user.name(),
                            user.role(),
                            user.email(),
                            user.portalMessaging(),
                            user.administration(),
                            user.active(),
                            CurrentPractice.id(),
                            user.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new UserRefused(UserRefused.Reason.EMAIL_TAKEN);
        }
    }

    private void record(UserAccount before, UserAccount after) {
        audit.record(AuditEvent.allowed(AuditAction.CHANGE_USER).on("user", after.id()));
        if (before.portalMessaging() != after.portalMessaging()) {
            audit.record(
                    AuditEvent.allowed(
                                    after.portalMessaging()
                                            ? AuditAction.GIVE_MESSAGING
                                            : AuditAction.TAKE_MESSAGING)
                            .on("user", after.id()));
        }
        if (!before.email().equalsIgnoreCase(after.email())) {
            audit.record(AuditEvent.allowed(AuditAction.CHANGE_EMAIL).on("user", after.id()));
            if (before.joined()) {
                // The address before: whoever reads it now should know (ASVS 6.3.7).
                events.publishEvent(
                        new AccountNote(
                                Actor.Kind.USER,
                                after.id(),
                                AccountNews.EMAIL_CHANGED,
                                before.email(),
                                null));
            }
        }
        if (before.administration() != after.administration()) {
            audit.record(
                    AuditEvent.allowed(
                                    after.administration()
                                            ? AuditAction.GIVE_ADMINISTRATION
                                            : AuditAction.TAKE_ADMINISTRATION)
                            .on("user", after.id()));
        }
    }

    private void giveAway(UserAccount before, UserAccount after, @Nullable UUID to, UUID byId) {
        if (after.canReceive()) {
            return;
        }
        var receiver = before.canReceive() ? to : null;
        if (receiver != null
                && users.find(receiver)
                        .filter(user -> user.canReceive() && !user.id().equals(after.id()))
                        .isEmpty()) {
            throw refused(after.id(), UserRefused.Reason.RECEIVER_GONE);
        }
        events.publishEvent(new ReceivingEnded(after.id(), receiver, byId));
    }
}

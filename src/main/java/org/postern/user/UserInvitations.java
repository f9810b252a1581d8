package org.postern.user;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.vault.Secret;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invitations of users to the practice: single use, for seven days, one open at a time. */
@Service
@Transactional
public class UserInvitations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final UserAccounts users;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserInvitations(
            JdbcClient jdbc,
            UserAccounts users,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a user who has no password yet, and mails the link with which to set one.
     *
     * @return the user's id
     * @throws UserRefused if another user has this address
     */
    public UUID invite(UserDetails details, UUID byId) {
        var id = users.addInvited(details);
        send(id, byId);
        return id;
    }

    /**
     * Mails a new link; an open one ends with it.
     *
     * @throws UserNotFound if there is no such user
     * @throws UserRefused if the user needs none
     */
    public void renew(UUID userId, UUID byId) {
        var user = users.lock(userId).orElseThrow(UserNotFound::new);
        if (user.joined()) {
            throw new UserRefused(UserRefused.Reason.JOINED_ALREADY);
        }
        if (!user.active()) {
            throw new UserRefused(UserRefused.Reason.SWITCHED_OFF);
        }
        endOpen(userId);
        send(userId, byId);
    }

    private void send(UUID userId, UUID byId) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var secret = Secret.random();
        var now = clock.instant();
        jdbc.sql(
                        """
                        insert into user_invitation (practice_id, id, user_id, token_hash,
                            invited_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        userId,
                        secret.hash(),
                        byId,
                        Timestamp.from(now),
                        Timestamp.from(now.plus(LIFETIME)))
                .update();
        audit.record(AuditEvent.allowed(AuditAction.INVITE_USER).on("user", userId));
        events.publishEvent(new UserInvited(id, secret));
    }

    /** Ends the user's open invitation, if there is one. */
    public void withdraw(UUID userId) {
        users.lock(userId).orElseThrow(UserNotFound::new);
        if (endOpen(userId) > 0) {
            audit.record(
                    AuditEvent.allowed(AuditAction.WITHDRAW_USER_INVITATION).on("user", userId));
        }
    }

    int endOpen(UUID userId) {
        return jdbc.sql(
                        """
                        update user_invitation set withdrawn_at = ?
                        where practice_id = ? and user_id = ? and used_at is null
                            and withdrawn_at is null
                        """)
                .params(Timestamp.from(clock.instant()), CurrentPractice.id(), userId)
                .update();
    }

    /** Until when the links work that are open now, by user. */
    @Transactional(readOnly = true)
    public Map<UUID, Instant> open() {
        var open = new HashMap<UUID, Instant>();
        jdbc.sql(
                        """
                        select user_id, expires_at from user_invitation
                        where practice_id = ? and used_at is null and withdrawn_at is null
                            and expires_at > ?
                        """)
                .params(CurrentPractice.id(), Timestamp.from(clock.instant()))
                .query(
                        row -> {
                            open.put(
                                    row.getObject("user_id", UUID.class),
                                    row.getTimestamp("expires_at").toInstant());
                        });
        return open;
    }

    /** The address of an invitation that is to be mailed, while it is open. */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(UUID invitationId) {
        return jdbc.sql(
                        """
                        select u.email from user_invitation i
                        join user_account u on u.practice_id = i.practice_id and u.id = i.user_id
                            and u.active
                        where i.practice_id = ? and i.id = ? and i.used_at is null
                            and i.withdrawn_at is null and i.expires_at > ?
                        """)
                .params(CurrentPractice.id(), invitationId, Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }
}

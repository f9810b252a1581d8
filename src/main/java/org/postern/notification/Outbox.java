package org.postern.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Direction;
import org.postern.messaging.MessageSent;
import org.postern.messaging.ThreadReassigned;
import org.postern.patient.PatientInvited;
import org.postern.patient.PortalAccounts;
import org.postern.registration.AccountExists;
import org.postern.user.UserInvited;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.postern.wording.Language;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what people are to be told, inside the transaction in which it happens. Nothing is
 * mailed here, so that no mail server can stop or slow a send.
 */
@Component
class Outbox {

    private final JdbcClient jdbc;
    private final PortalAccounts accounts;
    private final Vault vault;
    private final Clock clock;

    Outbox(JdbcClient jdbc, PortalAccounts accounts, Vault vault, Clock clock) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    @EventListener
    void on(MessageSent message) {
        if (message.direction() == Direction.INCOMING) {
            insert(
                    NotificationKind.PRACTICE_MESSAGE,
                    null,
                    message.threadId(),
                    message.messageId(),
                    null);
        } else {
            // Everybody who writes for the patient is told.
            for (var accountId : accounts.writingFor(message.patientId())) {
                insert(
                        NotificationKind.PATIENT_MESSAGE,
                        accountId,
                        message.threadId(),
                        message.messageId(),
                        null);
            }
        }
    }

    @EventListener
    void on(ThreadReassigned moved) {
        var toId = moved.toId();
        if (toId == null) {
            insert(NotificationKind.QUEUE, null, moved.threadId(), null, null);
        } else if (!toId.equals(moved.byId())) {
            insert(NotificationKind.REASSIGNED, toId, moved.threadId(), null, null);
        }
    }

    @EventListener
    void on(PatientInvited invitation) {
        insert(
                NotificationKind.INVITATION,
                invitation.invitationId(),
                null,
                null,
                invitation.secret().text());
        var language = invitation.language();
        if (language != null) {
            name(language, NotificationKind.INVITATION, invitation.invitationId());
        }
    }

    @EventListener
    void on(AccountExists asked) {
        insert(NotificationKind.ACCOUNT_EXISTS, asked.patientId(), null, null, null);
        name(asked.language(), NotificationKind.ACCOUNT_EXISTS, asked.patientId());
    }

    private void name(Language language, NotificationKind kind, UUID recipientId) {
        jdbc.sql(
                        """
                        update notification set language = ?
                        where practice_id = ? and kind = ? and recipient_id = ?
                            and mail_id is null
                        """)
                .params(language.code(), CurrentPractice.id(), kind.name(), recipientId)
                .update();
    }

    @EventListener
    void on(UserInvited invitation) {
        insert(
                NotificationKind.USER_INVITATION,
                invitation.invitationId(),
                null,
                null,
                invitation.secret().text());
    }

    private void insert(
            NotificationKind kind,
            @Nullable UUID recipientId,
            @Nullable UUID threadId,
            @Nullable UUID messageId,
            @Nullable String secret) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into notification (practice_id, id, kind, recipient_id, thread_id,
                            message_id, secret_ct, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                kind.name(),
                                recipientId,
                                threadId,
                                messageId,
                                vault.encryptNullable(secret, secretOf(id)),
                                Timestamp.from(clock.instant())))
                .update();
    }

    static Place secretOf(UUID notificationId) {
        return new Place("notification", notificationId, "secret");
    }
}

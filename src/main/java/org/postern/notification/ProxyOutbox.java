package org.postern.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.patient.PortalAccess;
import org.postern.patient.PortalAccount;
import org.postern.proxy.ProxyAccessChange;
import org.postern.proxy.ProxyAdded;
import org.postern.proxy.ProxyInvited;
import org.postern.vault.Vault;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what parents and caregivers are to be told, inside the transaction of the cause. */
@Component
class ProxyOutbox {

    private final JdbcClient jdbc;
    private final PortalAccess access;
    private final Vault vault;
    private final Clock clock;

    ProxyOutbox(JdbcClient jdbc, PortalAccess access, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.vault = vault;
        this.clock = clock;
    }

    @EventListener
    void on(ProxyInvited invitation) {
        insert(
                NotificationKind.PROXY_INVITATION,
                invitation.invitationId(),
                invitation.secret().text());
    }

    @EventListener
    void on(ProxyAccessChange change) {
        insert(
                change.ended() ? NotificationKind.PROXY_ENDED : NotificationKind.PROXY_ENDING,
                change.accountId(),
                null);
    }

    // Whoever is added knows it.
    @EventListener
    void on(ProxyAdded added) {
        access.readers(added.patientId()).stream()
                .map(PortalAccount::id)
                .filter(id -> !id.equals(added.accountId()))
                .forEach(id -> insert(NotificationKind.PROXY_ADDED, id, null));
    }

    private void insert(NotificationKind kind, UUID recipientId, @Nullable String secret) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into notification (practice_id, id, kind, recipient_id, secret_ct,
                            created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                kind.name(),
                                recipientId,
                                vault.encryptNullable(secret, Outbox.secretOf(id)),
                                Timestamp.from(clock.instant())))
                .update();
    }
}

package org.postern.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Authenticator apps: one for each account, whose codes count once each. */
@Service
@Transactional
public class Authenticators {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final RecoveryCodes codes;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Authenticators(
            JdbcClient jdbc,
            Vault vault,
            RecoveryCodes codes,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.codes = codes;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether an app is set up. Its secret is never shown again. */
    @Transactional(readOnly = true)
    public boolean isSetUp(UUID ownerId) {
        return secret(ownerId).isPresent();
    }

    /**
     * Sets an app up, when the first code of its secret is right.
     *
     * @param secret what was shown in the session that asks, and nowhere else
     */
    public boolean confirm(FactorOwner owner, String secret, String code) {
        var step = TimeCodes.stepOf(code, secret, clock.instant());
        if (step.isEmpty() || !insert(owner, secret, step.getAsLong())) {
            return false;
        }
        audit.record(AuditEvent.allowed(AuditAction.ADD_AUTHENTICATOR).on("account", owner.id()));
        tell(owner, AccountNews.AUTHENTICATOR_ADDED);
        return true;
    }

    // A row without a time of confirmation is of a version that kept secrets before their first
    // code.
    private boolean insert(FactorOwner owner, String secret, long step) {
        var now = Timestamp.from(clock.instant());
        return jdbc.sql(
                                """
                                insert into authenticator (practice_id, owner_id, owner_kind,
                                    secret_ct, created_at, confirmed_at, last_step)
                                values (?, ?, ?, ?, ?, ?, ?)
                                on conflict (practice_id, owner_id) do update
                                set secret_ct = excluded.secret_ct,
                                    created_at = excluded.created_at,
                                    confirmed_at = excluded.confirmed_at,
                                    last_step = excluded.last_step
                                where authenticator.confirmed_at is null
                                """)
                        .params(
                                CurrentPractice.id(),
                                owner.id(),
                                owner.kind().name(),
                                vault.encrypt(secret, secretOf(owner.id())),
                                now,
                                now,
                                step)
                        .update()
                == 1;
    }

    /** Takes the app away; with the last factor the recovery codes go, too. */
    public void remove(FactorOwner owner) {
        var gone =
                jdbc.sql(
                                """
                                delete from authenticator
                                where practice_id = ? and owner_id = ? and confirmed_at is not null
                                """)
                        .params(CurrentPractice.id(), owner.id())
                        .update();
        if (gone > 0) {
            codes.removeWithoutFactor(owner.id());
            audit.record(
                    AuditEvent.allowed(AuditAction.REMOVE_AUTHENTICATOR).on("account", owner.id()));
            tell(owner, AccountNews.AUTHENTICATOR_REMOVED);
        }
    }

    /**
     * Whether this is a code that the app shows now and that was not used; it is used with this.
     */
    boolean use(UUID ownerId, String code) {
        var step =
                secret(ownerId)
                        .map(secret -> TimeCodes.stepOf(code, secret, clock.instant()))
                        .orElse(java.util.OptionalLong.empty());
        // One of any number of posts at once changes the row.
        return step.isPresent()
                && jdbc.sql(
                                        """
                                        update authenticator set last_step = :step
                                        where practice_id = :practice and owner_id = :owner
                                            and last_step < :step
                                        """)
                                .param("step", step.getAsLong())
                                .param("practice", CurrentPractice.id())
                                .param("owner", ownerId)
                                .update()
                        == 1;
    }

    private Optional<String> secret(UUID ownerId) {
        return jdbc.sql(
                        """
                        select secret_ct from authenticator
                        where practice_id = ? and owner_id = ? and confirmed_at is not null
                        """)
                .params(CurrentPractice.id(), ownerId)
                .query(byte[].class)
                .optional()
                .map(stored -> vault.decrypt(stored, secretOf(ownerId)));
    }

    private static Place secretOf(UUID ownerId) {
        return new Place("authenticator", ownerId, "secret");
    }

    private void tell(FactorOwner owner, AccountNews news) {
        events.publishEvent(new AccountNote(owner.kind(), owner.id(), news, owner.email(), null));
    }
}

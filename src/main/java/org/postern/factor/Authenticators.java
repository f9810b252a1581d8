package org.postern.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Authenticator apps: one for each account, whose codes count once each. */
@Service
@Transactional
public class Authenticators {

    private static final Duration SHOWN_FOR = Duration.ofMinutes(10);

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

    /**
     * The secret to put into an app: the same for ten minutes, then another, so that whoever once
     * saw one knows nothing of what is set up later. Nothing once an app is set up: it is never
     * shown again.
     */
    public Optional<String> begin(FactorOwner owner) {
        jdbc.sql(
                        """
                        insert into authenticator (practice_id, owner_id, owner_kind, secret_ct,
                            created_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (practice_id, owner_id) do update
                        set secret_ct = excluded.secret_ct, created_at = excluded.created_at
                        where authenticator.confirmed_at is null
                            and authenticator.created_at < ?
                        """)
                .params(
                        CurrentPractice.id(),
                        owner.id(),
                        owner.kind().name(),
                        vault.encrypt(TimeCodes.newSecret(), secretOf(owner.id())),
                        Timestamp.from(clock.instant()),
                        Timestamp.from(clock.instant().minus(SHOWN_FOR)))
                .update();
        return secret(owner.id(), "confirmed_at is null");
    }

    /** Sets the app up, when its first code is right. */
    public boolean confirm(FactorOwner owner, String code) {
        var secret = secret(owner.id(), "confirmed_at is null for update");
        var step =
                secret.map(one -> TimeCodes.stepOf(code, one, clock.instant()))
                        .orElse(java.util.OptionalLong.empty());
        if (step.isEmpty()) {
            return false;
        }
        jdbc.sql(
                        """
                        update authenticator set confirmed_at = ?, last_step = ?
                        where practice_id = ? and owner_id = ?
                        """)
                .params(
                        Timestamp.from(clock.instant()),
                        step.getAsLong(),
                        CurrentPractice.id(),
                        owner.id())
                .update();
        audit.record(AuditEvent.allowed(AuditAction.ADD_AUTHENTICATOR).on("account", owner.id()));
        tell(owner, AccountNews.AUTHENTICATOR_ADDED);
        return true;
    }

    // A secret that was shown before the password changed may have been shown to somebody else.
    @EventListener
    void on(AccountNote note) {
        var accountId = note.accountId();
        if (note.news() == AccountNews.PASSWORD_CHANGED && accountId != null) {
            jdbc.sql(
                            """
                            delete from authenticator
                            where practice_id = ? and owner_id = ? and confirmed_at is null
                            """)
                    .params(CurrentPractice.id(), accountId)
                    .update();
        }
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
                secret(ownerId, "confirmed_at is not null")
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

    private Optional<String> secret(UUID ownerId, String condition) {
        return jdbc.sql(
                        "select secret_ct from authenticator where practice_id = ? and owner_id = ?"
                                + " and "
                                + condition)
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

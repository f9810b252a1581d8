package org.postern.factor;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The passkeys of accounts: added, named, removed. */
@Service
@Transactional
public class Passkeys {

    /** The most of one account. */
    public static final int MOST = 10;

    private final JdbcClient jdbc;
    private final PasskeyCheck check;
    private final PasskeyChallenges challenges;
    private final RecoveryCodes codes;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Passkeys(
            JdbcClient jdbc,
            PasskeyCheck check,
            PasskeyChallenges challenges,
            RecoveryCodes codes,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.challenges = challenges;
        this.codes = codes;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Those of an account, the oldest first. */
    @Transactional(readOnly = true)
    public List<Passkey> of(UUID ownerId) {
        return jdbc.sql(
                        """
                        select * from passkey where practice_id = ? and owner_id = ?
                        order by created_at, id
                        """)
                .params(CurrentPractice.id(), ownerId)
                .query(
                        (row, number) -> {
                            var used = row.getTimestamp("last_used_at");
                            return new Passkey(
                                    row.getObject("id", UUID.class),
                                    row.getString("name"),
                                    Base64.getUrlEncoder()
                                            .withoutPadding()
                                            .encodeToString(row.getBytes("credential_id")),
                                    row.getTimestamp("created_at").toInstant(),
                                    used == null ? null : used.toInstant());
                        })
                .list();
    }

    /**
     * Adds the passkey that a browser has made.
     *
     * @return false when its answer is not right, or not one to this session's challenge
     */
    public boolean register(
            FactorOwner owner, String name, PasskeyAnswer answer, String sessionId) {
        if (!challenges.use(answer.challenge(), PasskeyChallenges.Purpose.REGISTER, sessionId)
                || of(owner.id()).size() >= MOST) {
            return false;
        }
        var made = check.register(answer);
        made.ifPresent(stored -> insert(owner, name, stored));
        return made.isPresent();
    }

    private void insert(FactorOwner owner, String name, PasskeyCheck.Stored stored) {
        jdbc.sql(
                        """
                        insert into passkey (practice_id, id, owner_id, owner_kind, name,
                            credential_id, public_key, sign_count, backup_eligible, backed_up,
                            created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        UuidCreator.getTimeOrderedEpoch(),
                        owner.id(),
                        owner.kind().name(),
                        name,
                        stored.credential(),
                        stored.publicKey(),
                        stored.signCount(),
                        stored.backupEligible(),
                        stored.backedUp(),
                        Timestamp.from(clock.instant()))
                .update();
        audit.record(AuditEvent.allowed(AuditAction.ADD_PASSKEY).on("account", owner.id()));
        tell(owner, AccountNews.PASSKEY_ADDED);
    }

    /** Calls a passkey of this account by another name. */
    public void rename(FactorOwner owner, UUID id, String name) {
        jdbc.sql(
                        """
                        update passkey set name = ?
                        where practice_id = ? and owner_id = ? and id = ?
                        """)
                .params(name, CurrentPractice.id(), owner.id(), id)
                .update();
    }

    /** Takes a passkey of this account away; with the last factor the recovery codes go, too. */
    public void remove(FactorOwner owner, UUID id) {
        var gone =
                jdbc.sql("delete from passkey where practice_id = ? and owner_id = ? and id = ?")
                        .params(CurrentPractice.id(), owner.id(), id)
                        .update();
        if (gone > 0) {
            codes.removeWithoutFactor(owner.id());
            audit.record(AuditEvent.allowed(AuditAction.REMOVE_PASSKEY).on("account", owner.id()));
            tell(owner, AccountNews.PASSKEY_REMOVED);
        }
    }

    private void tell(FactorOwner owner, AccountNews news) {
        events.publishEvent(new AccountNote(owner.kind(), owner.id(), news, owner.email(), null));
    }
}

package org.postern.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.vault.KeyChanges;
import org.postern.vault.KeyPurpose;
import org.postern.vault.KeyVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the practices' data keys while everything works on: a new version is added; once every
 * node knows it, it is written with, and what is there is written anew; the old version is
 * destroyed when nothing holds it any more.
 */
@Service
public class Rotations {

    private static final Logger LOG = LoggerFactory.getLogger(Rotations.class);

    private final RotationStore store;
    private final KeyChanges keys;
    private final TextRotation texts;
    private final SearchRotation searches;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final TransactionTemplate maintenance;
    private final Clock clock;

    Rotations(
            RotationStore store,
            KeyChanges keys,
            TextRotation texts,
            SearchRotation searches,
            AuditTrail audit,
            TransactionTemplate transaction,
            @Qualifier("maintenance") DataSource maintenance,
            Clock clock) {
        this.store = store;
        this.keys = keys;
        this.texts = texts;
        this.searches = searches;
        this.audit = audit;
        this.transaction = transaction;
        this.maintenance = new TransactionTemplate(new JdbcTransactionManager(maintenance));
        this.clock = clock;
    }

    /**
     * Begins to change one of the current practice's keys.
     *
     * @throws IllegalStateException if it is being changed already, or was destroyed
     */
    public KeyVersion begin(KeyPurpose purpose) {
        var practiceId = CurrentPractice.id();
        running().stream()
                .filter(one -> one.practiceId().equals(practiceId) && one.purpose() == purpose)
                .findFirst()
                .ifPresent(this::refuse);
        if (newest(purpose) == 0) {
            throw new IllegalStateException("The keys of this practice were destroyed.");
        }
        return both(
                () -> {
                    var version = keys.add(practiceId, purpose);
                    store.begin(practiceId, purpose, version, clock.instant());
                    audit.record(
                            AuditEvent.allowed(AuditAction.ROTATE_KEY)
                                    .on("key-" + purpose.name().toLowerCase(Locale.ROOT), null));
                    return version;
                });
    }

    private void refuse(Rotation change) {
        throw new IllegalStateException(
                change.rewrittenAt() == null
                        ? "This key is being changed already; bin/keys status says how far it is."
                        : "Version %d is kept until %s; the next change is possible after that."
                                .formatted(
                                        change.version() - 1,
                                        mayEndAt(change).truncatedTo(ChronoUnit.MINUTES)));
    }

    /** The newest version of one of the current practice's keys; 0 where they were destroyed. */
    public short newest(KeyPurpose purpose) {
        return keys.newest(CurrentPractice.id(), purpose);
    }

    /** All that are not finished. */
    public List<Rotation> running() {
        return store.running();
    }

    /** When the older versions may be destroyed, if nothing holds them then. */
    public Instant mayEndAt(Rotation rotation) {
        return keys.mayEndOlderAt(rotation.purpose(), rotation.activeFrom());
    }

    /** Works for at most about so long, then lets other jobs have their turn. */
    public void work(Duration most) {
        var end = clock.instant().plus(most);
        while (step() && clock.instant().isBefore(end)) {
            LOG.trace("more keys to change");
        }
    }

    /**
     * Does one piece of work for each that waits for some.
     *
     * @return whether there is more to do at once
     */
    public boolean step() {
        var more = false;
        for (var rotation : running()) {
            try {
                more |= CurrentPractice.call(rotation.practiceId(), () -> step(rotation));
            } catch (RuntimeException e) {
                LOG.warn("The change of a key of {} is held up", rotation.practiceId(), e);
            }
        }
        return more;
    }

    private boolean step(Rotation rotation) {
        var now = clock.instant();
        if (rotation.activeFrom().isAfter(now)) {
            return false;
        }
        if (rotation.rewrittenAt() == null) {
            if (rotation.purpose() == KeyPurpose.TEXT) {
                texts.step(rotation);
            } else {
                searches.step(rotation);
            }
            return true;
        }
        if (!mayEndAt(rotation).isAfter(now)) {
            finish(rotation);
        }
        return false;
    }

    private boolean nothingLeft(Rotation rotation) {
        return rotation.purpose() == KeyPurpose.TEXT
                ? texts.nothingLeft(rotation)
                : searches.nothingLeft(rotation);
    }

    private void finish(Rotation rotation) {
        both(
                () -> {
                    if (!nothingLeft(rotation)) {
                        store.again(rotation);
                        return rotation;
                    }
                    if (rotation.purpose() == KeyPurpose.SEARCH) {
                        searches.forgetOlder(rotation);
                    }
                    keys.destroyOlder(
                            rotation.practiceId(), rotation.purpose(), rotation.version());
                    store.finished(rotation, clock.instant());
                    audit.record(
                            AuditEvent.allowed(AuditAction.DESTROY_OLD_KEY)
                                    .on(
                                            "key-"
                                                    + rotation.purpose()
                                                            .name()
                                                            .toLowerCase(Locale.ROOT),
                                            null));
                    return rotation;
                });
    }

    // The application's role records what the maintenance role does; that commits first.
    private <T> T both(Supplier<T> work) {
        return Objects.requireNonNull(
                transaction.execute(outer -> maintenance.execute(inner -> work.get())));
    }
}

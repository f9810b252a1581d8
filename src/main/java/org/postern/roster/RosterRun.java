package org.postern.roster;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.postern.audit.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes confirmed rosters over, part by part. A part and its end are one transaction, so that a
 * node that stops in the middle leaves nothing half done, and the next goes on behind it.
 */
@Service
public class RosterRun {

    private static final Logger LOG = LoggerFactory.getLogger(RosterRun.class);
    private static final int MOST_TRIES = 3;

    private final RosterStore store;
    private final RosterPatients patients;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RosterRun(
            RosterStore store,
            RosterPatients patients,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.patients = patients;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Works one part of one confirmed import of the current practice off.
     *
     * @return whether there was one
     */
    public boolean step() {
        var running = Objects.requireNonNull(transaction.execute(status -> store.firstRunning()));
        running.ifPresent(this::tryStep);
        return running.isPresent();
    }

    private void tryStep(UUID running) {
        for (var tries = 1; tries <= MOST_TRIES; tries++) {
            try {
                transaction.executeWithoutResult(status -> step(running));
                return;
            } catch (RuntimeException e) {
                // Somebody changed one of these patients at the same moment, or the database is
                // ill.
                LOG.warn("import {} was held up: {}", running, e.getClass().getSimpleName());
            }
        }
        transaction.executeWithoutResult(
                status -> store.state(running, RosterImport.State.STOPPED, null));
    }

    private void step(UUID id) {
        var locked =
                store.find(id, "for update")
                        .filter(one -> one.state() == RosterImport.State.RUNNING);
        if (locked.isEmpty()) {
            return;
        }
        var part = store.nextRows(id);
        if (part.isEmpty()) {
            store.state(id, RosterImport.State.DONE, clock.instant());
            return;
        }
        var tally = actor(locked.get()).call(() -> patients.take(part.get().rows()));
        store.finishPart(id, part.get().id(), tally);
    }

    private static Actor actor(RosterImport roster) {
        var userId = roster.userId();
        return userId == null ? Actor.current() : new Actor(Actor.Kind.USER, userId, null, null);
    }
}

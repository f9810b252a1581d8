package org.postern.sealing;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.vault.SealKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals what was recorded, one server at a time, and anchors it. Writers never wait for it. */
@Service
public class Sealer {

    /** How many events one seal covers at most. */
    static final int MOST = 500;

    // What a long history leaves for the next round.
    private static final int ROUNDS = 100;

    private final JdbcClient jdbc;
    private final Chain chain;
    private final SealKey key;
    private final Anchors anchors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sealer(
            JdbcClient jdbc,
            SealKey key,
            Anchors anchors,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.chain = new Chain(new SealStore(jdbc), new Links(key::hash));
        this.key = key;
        this.anchors = anchors;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Seals all that waits at the current practice, or a good part of it. */
    public void seal() {
        var practiceId = CurrentPractice.id();
        // In a transaction of its own: a key that is used is there for good.
        transaction.executeWithoutResult(status -> makeKey());
        Optional<Seal> newest = Optional.empty();
        for (var round = 0; round < ROUNDS; round++) {
            var seal = transaction.execute(status -> sealNext(practiceId));
            if (seal == null || seal.isEmpty()) {
                break;
            }
            newest = seal;
        }
        // After the commit: an anchor may lag behind its chain and never be ahead of it.
        newest.map(AnchorLine::of).ifPresent(anchors::append);
    }

    private void makeKey() {
        if (!key.exists()) {
            key.create();
        }
    }

    private Optional<Seal> sealNext(UUID practiceId) {
        return isOnlySealer(practiceId)
                ? chain.sealNext(practiceId, MOST, clock.instant())
                : Optional.empty();
    }

    private boolean isOnlySealer(UUID practiceId) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .params("postern.seal." + practiceId)
                .query(Boolean.class)
                .single();
    }
}

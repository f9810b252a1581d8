package org.postern.sealing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes a practice's chain longer. */
record Chain(SealStore seals, Links links) {

    /** Seals the oldest events that wait, if there are any; needs a transaction. */
    Optional<Seal> sealNext(UUID practiceId, int most, Instant now) {
        var events = seals.unsealed(practiceId, most);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        var last = seals.last(practiceId);
        var previous = last.map(Seal::hmac).orElse(new byte[Seal.LENGTH]);
        var all = ByteBuffer.allocate(events.size() * Seal.LENGTH);
        var link = previous;
        for (var event : events) {
            link = links.next(link, event);
            all.put(link);
        }
        var open =
                new Seal(
                        practiceId,
                        last.map(Seal::seq).orElse(0L) + 1,
                        now,
                        last.map(Seal::total).orElse(0L) + events.size(),
                        events.stream().map(RecordedEvent::id).toList(),
                        all.array(),
                        previous,
                        new byte[0]);
        var seal = closed(open);
        seals.add(seal);
        return Optional.of(seal);
    }

    private Seal closed(Seal open) {
        return new Seal(
                open.practiceId(),
                open.seq(),
                open.sealedAt(),
                open.total(),
                open.events(),
                open.links(),
                open.previous(),
                links.hmac(open));
    }
}

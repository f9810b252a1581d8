package org.postern.sealing;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at a practice's whole chain for the first event that was changed since it was sealed. */
class ChainCheck {

    // Transactions last seconds: an event is sealed at most so long after later ones.
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final int SEALS_AT_ONCE = 20;

    private final SealStore seals;
    private final SealCheck check;
    private final StrayEvents strays;

    ChainCheck(JdbcClient jdbc, Links links) {
        this.seals = new SealStore(jdbc);
        this.check = new SealCheck(links);
        this.strays = new StrayEvents(jdbc);
    }

    /** Looks at all of it, and compares it with these lines; needs a transaction. */
    Report check(UUID practiceId, List<AnchorLine> anchors) {
        var own = anchors.stream().filter(line -> line.practiceId().equals(practiceId)).toList();
        var restores = Restores.of(own);
        var known = left(own, restores);
        var walk = new Walk(practiceId, known);
        var finding =
                walk.run()
                        .or(() -> beyond(walk, known))
                        .or(() -> strays.first(practiceId, limit(walk.newest)));
        return new Report(
                walk.seq,
                walk.total,
                strays.waiting(practiceId),
                known.values().stream().mapToInt(List::size).sum(),
                restores.told(own),
                finding);
    }

    private static TreeMap<Long, List<AnchorLine>> left(List<AnchorLine> lines, Restores restores) {
        return lines.stream()
                .filter(line -> !restores.took(line))
                .collect(Collectors.groupingBy(AnchorLine::seq, TreeMap::new, Collectors.toList()));
    }

    /** What says that it happened before this was not written when it says. */
    private static Instant limit(Instant newest) {
        return newest.equals(Instant.EPOCH) ? newest : newest.minus(LATE);
    }

    /** A chain is never shorter than its anchor says. */
    private static Optional<Finding> beyond(Walk walk, TreeMap<Long, List<AnchorLine>> known) {
        return Optional.ofNullable(known.higherEntry(walk.seq))
                .map(Map.Entry::getValue)
                .map(lines -> lines.get(0))
                .map(
                        line ->
                                new Finding(
                                        Finding.Kind.MISSING,
                                        walk.seq + 1,
                                        null,
                                        "the chain ends at seal %d with %d events, and the anchor of %s names seal %d with %d"
                                                .formatted(
                                                        walk.seq,
                                                        walk.total,
                                                        line.at(),
                                                        line.seq(),
                                                        line.total())));
    }

    private final class Walk {

        private final UUID practiceId;
        private final Map<Long, List<AnchorLine>> known;
        private byte[] head = new byte[Seal.LENGTH];
        private Instant newest = Instant.EPOCH;
        private long seq;
        private long total;

        Walk(UUID practiceId, Map<Long, List<AnchorLine>> known) {
            this.practiceId = practiceId;
            this.known = known;
        }

        Optional<Finding> run() {
            for (var some = next(); !some.isEmpty(); some = next()) {
                for (var seal : some) {
                    var finding = take(seal);
                    if (finding.isPresent()) {
                        return finding;
                    }
                }
            }
            return Optional.empty();
        }

        private List<Seal> next() {
            return seals.after(practiceId, seq, SEALS_AT_ONCE);
        }

        private Optional<Finding> take(Seal seal) {
            var events = seals.events(seal);
            var finding = check.first(seal, seq + 1, head, total, events).or(() -> apart(seal));
            if (finding.isEmpty()) {
                finding = late(seal, events);
                seq = seal.seq();
                total = seal.total();
                head = seal.hmac();
            }
            return finding;
        }

        /** The seal is another than the one that was anchored: the chain was made anew. */
        private Optional<Finding> apart(Seal seal) {
            var hmac = HexFormat.of().formatHex(seal.hmac());
            return known.getOrDefault(seal.seq(), List.of()).stream()
                    .filter(line -> !line.hmac().equals(hmac) || line.total() != seal.total())
                    .findFirst()
                    .map(
                            line ->
                                    new Finding(
                                            Finding.Kind.ALTERED,
                                            seal.seq(),
                                            seal.events().get(0),
                                            "seal %d is not the one that was anchored at %s: from here on the chain was made anew"
                                                    .formatted(seal.seq(), line.at())));
        }

        private Optional<Finding> late(Seal seal, List<RecordedEvent> events) {
            var limit = limit(newest);
            for (var event : events) {
                newest = event.at().isAfter(newest) ? event.at() : newest;
            }
            return events.stream()
                    .filter(event -> event.at().isBefore(limit))
                    .findFirst()
                    .map(
                            event ->
                                    new Finding(
                                            Finding.Kind.INSERTED,
                                            seal.seq(),
                                            event.id(),
                                            "it says %s, and seal %d covers it after events of %s"
                                                    .formatted(
                                                            event.at(),
                                                            seal.seq(),
                                                            limit.plus(LATE))));
        }
    }
}

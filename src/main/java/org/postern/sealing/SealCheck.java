package org.postern.sealing;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at one seal and its events. */
record SealCheck(Links links) {

    /** The first thing that is not as it was sealed, with this seal in its place in the chain. */
    Optional<Finding> first(
            Seal seal, long expected, byte[] head, long before, List<RecordedEvent> events) {
        if (seal.seq() != expected) {
            return Optional.of(
                    new Finding(
                            Finding.Kind.MISSING,
                            expected,
                            null,
                            "seal %d is gone, with all events before %s and after seal %d"
                                    .formatted(expected, seal.events().get(0), expected - 1)));
        }
        if (seal.links().length != seal.events().size() * Seal.LENGTH) {
            return Optional.of(broken(seal));
        }
        return firstEvent(seal, events)
                .or(() -> holds(seal, head, before) ? Optional.empty() : Optional.of(broken(seal)));
    }

    private boolean holds(Seal seal, byte[] head, long before) {
        return MessageDigest.isEqual(seal.previous(), head)
                && MessageDigest.isEqual(seal.hmac(), links.hmac(seal))
                && seal.total() == before + seal.events().size();
    }

    private static Finding broken(Seal seal) {
        return new Finding(
                Finding.Kind.ALTERED,
                seal.seq(),
                seal.events().isEmpty() ? null : seal.events().get(0),
                "seal %d itself was altered, or made with another key".formatted(seal.seq()));
    }

    private Optional<Finding> firstEvent(Seal seal, List<RecordedEvent> events) {
        Map<UUID, RecordedEvent> byId =
                events.stream().collect(Collectors.toMap(RecordedEvent::id, Function.identity()));
        for (var place = 0; place < seal.events().size(); place++) {
            var id = seal.events().get(place);
            var event = byId.get(id);
            if (event == null) {
                return Optional.of(
                        new Finding(
                                Finding.Kind.MISSING,
                                seal.seq(),
                                id,
                                "it stood in seal %d".formatted(seal.seq())));
            }
            if (!fits(place, seal, event)) {
                return Optional.of(changed(place, seal, event, events));
            }
        }
        return Optional.empty();
    }

    private boolean fits(int place, Seal seal, RecordedEvent event) {
        return MessageDigest.isEqual(
                Links.at(place, seal), links.next(Links.before(place, seal), event));
    }

    private Finding changed(int place, Seal seal, RecordedEvent event, List<RecordedEvent> events) {
        var moved = events.stream().filter(other -> fits(place, seal, other)).findFirst();
        return moved.map(
                        other ->
                                new Finding(
                                        Finding.Kind.REORDERED,
                                        seal.seq(),
                                        event.id(),
                                        "event %s stood in its place in seal %d"
                                                .formatted(other.id(), seal.seq())))
                .orElseGet(
                        () ->
                                new Finding(
                                        Finding.Kind.ALTERED,
                                        seal.seq(),
                                        event.id(),
                                        "it is not as seal %d found it".formatted(seal.seq())));
    }
}

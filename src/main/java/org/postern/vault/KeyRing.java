package org.postern.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.database.CurrentPractice;

/**
 * The practices' keys of one purpose as this node holds them: all versions, read again after thirty
 * seconds. So a new version is known to every node before any writes with it, and a key that was
 * destroyed is out of every node's memory half a minute later.
 */
final class KeyRing<P> {

    static final Duration CACHED = Duration.ofSeconds(30);

    /** The practice's keys by version, as they were read. */
    private record Held<P>(List<KeyVersion> versions, Map<Short, P> keys, Instant readAt) {

        boolean isFresh(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(CACHED));
        }
    }

    private final DataKeys keys;
    private final KeyPurpose purpose;
    private final Class<P> primitive;
    private final Clock clock;
    private final Map<UUID, Held<P>> cache = new ConcurrentHashMap<>();

    KeyRing(DataKeys keys, KeyPurpose purpose, Class<P> primitive, Clock clock) {
        this.keys = keys;
        this.purpose = purpose;
        this.primitive = primitive;
        this.clock = clock;
    }

    /** The version that the current practice writes with now. */
    short written() {
        var now = clock.instant();
        var versions = held().versions();
        if (versions.isEmpty()) {
            throw new KeysDestroyed();
        }
        var newest = versions.get(0);
        for (var version : versions) {
            newest = version.isActive(now) ? version : newest;
        }
        return newest.number();
    }

    /** The key of a version that {@link #written} or {@link #all} has named. */
    P get(short version) {
        return find(version).orElseThrow(KeysDestroyed::new);
    }

    /** The key of a version, if there is or was one. */
    Optional<P> find(short version) {
        var found = held().keys().get(version);
        return Optional.ofNullable(found == null ? read().keys().get(version) : found);
    }

    /** All versions of the current practice, the oldest first. */
    List<Short> all() {
        return held().versions().stream().map(KeyVersion::number).toList();
    }

    private Held<P> held() {
        var held = cache.get(CurrentPractice.id());
        return held != null && held.isFresh(clock.instant()) ? held : read();
    }

    private Held<P> read() {
        var practiceId = CurrentPractice.id();
        var before = cache.get(practiceId);
        var readAt = clock.instant();
        var versions = keys.versions(practiceId, purpose);
        var all = new HashMap<Short, P>();
        for (var version : versions) {
            var known = before == null ? null : before.keys().get(version.number());
            all.put(version.number(), known == null ? open(practiceId, version.number()) : known);
        }
        var held = new Held<>(versions, Map.copyOf(all), readAt);
        if (versions.isEmpty()) {
            cache.remove(practiceId);
        } else {
            cache.put(practiceId, held);
        }
        return held;
    }

    private P open(UUID practiceId, short version) {
        try {
            KeysetHandle handle = keys.load(practiceId, purpose, version);
            return handle.getPrimitive(RegistryConfiguration.get(), primitive);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the data key cannot be used", e);
        }
    }
}

package org.postern.factor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey, as its owner sees it.
 *
 * @param name what its owner calls it
 * @param credential its public id, by which a browser knows it already
 */
public record Passkey(
        UUID id, String name, String credential, Instant since, @Nullable Instant lastUsed) {}

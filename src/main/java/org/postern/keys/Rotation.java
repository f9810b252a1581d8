package org.postern.keys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.vault.KeyPurpose;

/**
 * A change of one of a practice's keys, and how far it has come.
 *
 * @param version the new version
 * @param activeFrom from when on it is written with
 * @param total how many rows were to be written anew; null before that work has begun
 * @param damaged rows of this pass that cannot be read, and stay as they are
 * @param table where the pass stands; null before its first table
 * @param key the last row of that table which is done; empty before its first row
 * @param rewrittenAt when no row was left that needs an older version
 */
public record Rotation(
        UUID practiceId,
        KeyPurpose purpose,
        short version,
        Instant activeFrom,
        @Nullable Long total,
        long done,
        long damaged,
        @Nullable String table,
        List<String> key,
        @Nullable Instant rewrittenAt) {}

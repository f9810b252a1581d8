package org.postern.threadlist;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list ordered by newest activity: what comes after it is neither skipped nor repeated
 * when new messages arrive.
 */
public record Cursor(Instant at, UUID id) {

    /** Reads one from an address; nothing if it is none. */
    public static Optional<Cursor> parse(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,18}_[0-9a-fA-F-]{36}")) {
            return Optional.empty();
        }
        try {
            var underscore = text.indexOf('_');
            var micros = Long.parseLong(text.substring(0, underscore));
            return Optional.of(
                    new Cursor(
                            Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                            UUID.fromString(text.substring(underscore + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "_" + id;
    }
}

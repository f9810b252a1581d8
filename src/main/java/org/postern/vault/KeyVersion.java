package org.postern.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a practice's data key.
 *
 * @param activeFrom from when on it is written with; null from the beginning
 */
public record KeyVersion(short number, @Nullable Instant activeFrom) {

    /** Whether it is written with now, where no newer one is. */
    public boolean isActive(Instant now) {
        return activeFrom == null || !activeFrom.isAfter(now);
    }
}

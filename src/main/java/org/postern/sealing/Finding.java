package org.postern.sealing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of a chain that was changed after it was sealed.
 *
 * @param seq of which seal
 * @param event the first event concerned; null where it is not known any more
 */
public record Finding(Kind kind, long seq, @Nullable UUID event, String detail) {

    /** What was done. */
    public enum Kind {
        ALTERED,
        MISSING,
        INSERTED,
        REORDERED
    }

    /** In a sentence, ids only. */
    public String words() {
        return "%s: %s%s".formatted(kind, event == null ? "" : "event " + event + ", ", detail);
    }
}

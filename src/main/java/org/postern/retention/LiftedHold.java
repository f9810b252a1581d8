package org.postern.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold that has ended.
 *
 * @param why it was lifted; null when what is stored was damaged, or none was asked for then
 */
public record LiftedHold(LegalHold hold, @Nullable String why, String liftedBy, Instant liftedAt) {}

package org.postern.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of a patient is deleted while it lasts.
 *
 * @param reason why; null when what is stored was damaged
 * @param placedBy the name of the administrator who placed it
 */
public record LegalHold(@Nullable String reason, String placedBy, Instant placedAt) {}

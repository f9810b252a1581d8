package org.postern.reception;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as a patient chooses whom to write to.
 *
 * @param banner the user's own; empty for none
 * @param away null when present
 * @param until when the patient, who has sent as many as are taken, can write again; null for now
 */
public record Choice(
        Recipient recipient, String banner, @Nullable Away away, @Nullable Instant until) {}

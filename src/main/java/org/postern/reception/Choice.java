package org.postern.reception;

import org.jspecify.annotations.Nullable;

/**
 * A user as a patient chooses whom to write to.
 *
 * @param banner the user's own; empty for none
 * @param away null when present
 */
public record Choice(Recipient recipient, String banner, @Nullable Away away) {}

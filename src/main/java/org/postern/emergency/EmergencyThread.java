package org.postern.emergency;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in the list of an emergency.
 *
 * @param subject null for none
 * @param assignee whose it is; null in the practice queue
 */
public record EmergencyThread(
        UUID id, @Nullable String subject, @Nullable String assignee, Instant lastMessageAt) {}

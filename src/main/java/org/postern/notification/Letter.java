package org.postern.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it goes out.
 *
 * @param id names it for ever: a second delivery after a crash has the same Message-ID
 * @param replyTo null for none
 */
public record Letter(
        UUID id,
        String to,
        String fromName,
        @Nullable String replyTo,
        String subject,
        String text) {}

package org.postern.messaging;

import java.util.Set;
import java.util.UUID;

/**
 * Whose messages a user may view beside their own.
 *
 * @param everybody whether everybody's
 * @param users if not, those of these users
 */
public record Viewed(boolean everybody, Set<UUID> users) {

    static final Viewed NOBODY = new Viewed(false, Set.of());
    static final Viewed EVERYBODY = new Viewed(true, Set.of());
}

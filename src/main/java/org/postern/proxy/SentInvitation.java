package org.postern.proxy;

import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that waits, or waited in vain.
 *
 * @param expired whether its link does not work any more
 */
public record SentInvitation(
        UUID id, ProxyDetails details, Instant sent, Instant expires, boolean expired) {}

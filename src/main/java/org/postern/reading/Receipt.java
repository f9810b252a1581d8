package org.postern.reading;

import java.time.Instant;

/**
 * That the care team has opened a message; never who did.
 *
 * @param seq the message's place in its thread
 * @param openedAt when somebody opened it first
 */
public record Receipt(int seq, Instant openedAt) {}

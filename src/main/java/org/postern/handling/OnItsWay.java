package org.postern.handling;

import java.time.Instant;
import java.util.UUID;

/**
 * A user's message that can still be taken back, for the user who goes on working meanwhile.
 *
 * @param id the message's id
 * @param patientName to whom it goes
 * @param dueAt when it is delivered
 */
public record OnItsWay(UUID id, UUID threadId, String patientName, Instant dueAt) {}

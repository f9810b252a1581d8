package org.postern.task;

import java.util.UUID;

/** A user has tasks to be reminded of today; published inside a transaction, once a day. */
public record TasksDue(UUID practiceId, UUID assigneeId) {}

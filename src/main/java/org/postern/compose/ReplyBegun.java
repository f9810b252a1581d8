package org.postern.compose;

import java.util.UUID;

/** A user has begun to write a reply, or goes on; published inside the saving transaction. */
public record ReplyBegun(UUID practiceId, UUID threadId) {}

package org.postern.messaging;

import java.util.UUID;

/** A user whom patients can write to, as patients see them. */
public record Recipient(UUID id, String name, String role) {}
